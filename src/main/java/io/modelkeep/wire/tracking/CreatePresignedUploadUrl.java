package io.modelkeep.wire.tracking;

import static io.modelkeep.wire.FieldCheck.INTLIKE;
import static io.modelkeep.wire.FieldCheck.REQUIRED;
import static io.modelkeep.wire.FieldCheck.STRING;

import io.modelkeep.wire.RequestSchema;
import io.modelkeep.wire.WireMessage;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a URL to which a client may PUT a file of a run or of a logged model.
 *
 * @param path relative to the artifact root of the one or the other
 * @param expiration in seconds
 */
@WireMessage
@RegisterForReflection
public record CreatePresignedUploadUrl(
    @Nullable String runId,
    @Nullable String modelId,
    @Nullable String path,
    @Nullable Long expiration) {
  public static final RequestSchema<CreatePresignedUploadUrl> SCHEMA =
      RequestSchema.of(CreatePresignedUploadUrl.class)
          .field("run_id", STRING)
          .field("model_id", STRING)
          .field("path", REQUIRED, STRING)
          .field("expiration", INTLIKE);

  /**
   * @param headers to send along: they are part of the signature
   */
  @WireMessage
  @RegisterForReflection
  public record Response(String presignedUrl, Map<String, String> headers) {}
}
