package io.modelkeep.wire.artifacts;

import static io.modelkeep.wire.FieldCheck.REQUIRED;
import static io.modelkeep.wire.FieldCheck.STRING;

import io.modelkeep.wire.RequestSchema;
import io.modelkeep.wire.WireMessage;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the parts that were sent one file. */
@WireMessage
@RegisterForReflection
public record CompleteMultipartUpload(
    @Nullable String path, @Nullable String uploadId, @Nullable List<MultipartUploadPart> parts) {
  public static final RequestSchema<CompleteMultipartUpload> SCHEMA =
      RequestSchema.of(CompleteMultipartUpload.class)
          .field("path", REQUIRED, STRING)
          .field("upload_id", STRING)
          .field("parts", REQUIRED);

  @WireMessage
  @RegisterForReflection
  public record Response() {}
}
