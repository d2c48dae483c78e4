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
 * Asks for a URL from which a client may GET a file of a run.
 *
 * @param path relative to the run's artifact root
 * @param expiration in seconds
 */
@WireMessage
@RegisterForReflection
public record CreatePresignedDownloadUrl(
    @Nullable String runId, @Nullable String path, @Nullable Long expiration) {
  public static final RequestSchema<CreatePresignedDownloadUrl> SCHEMA =
      RequestSchema.of(CreatePresignedDownloadUrl.class)
          .field("run_id", REQUIRED, STRING)
          .field("path", REQUIRED, STRING)
          .field("expiration", INTLIKE);

  /**
   * @param fileSize in bytes
   */
  @WireMessage
  @RegisterForReflection
  public record Response(String presignedUrl, Map<String, String> headers, long fileSize) {}
}
