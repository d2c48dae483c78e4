package io.modelkeep.wire.artifacts;

import static io.modelkeep.wire.FieldCheck.INTLIKE;
import static io.modelkeep.wire.FieldCheck.REQUIRED;
import static io.modelkeep.wire.FieldCheck.STRING;

import io.modelkeep.wire.RequestSchema;
import io.modelkeep.wire.WireMessage;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Begins an upload in parts; the folder stands in the URL.
 *
 * @param path of the file on the client's machine, whose last name it keeps
 */
@WireMessage
@RegisterForReflection
public record CreateMultipartUpload(@Nullable String path, @Nullable Long numParts) {
  public static final RequestSchema<CreateMultipartUpload> SCHEMA =
      RequestSchema.of(CreateMultipartUpload.class)
          .field("path", REQUIRED, STRING)
          .field("num_parts", INTLIKE);

  /**
   * @param credentials one for each part, the first one first
   */
  @WireMessage
  @RegisterForReflection
  public record Response(String uploadId, List<MultipartUploadCredential> credentials) {}
}
