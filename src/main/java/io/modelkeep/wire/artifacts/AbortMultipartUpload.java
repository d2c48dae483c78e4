package io.modelkeep.wire.artifacts;

import static io.modelkeep.wire.FieldCheck.REQUIRED;
import static io.modelkeep.wire.FieldCheck.STRING;

import io.modelkeep.wire.RequestSchema;
import io.modelkeep.wire.WireMessage;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/** Gives an upload in parts up. */
@WireMessage
@RegisterForReflection
public record AbortMultipartUpload(@Nullable String path, @Nullable String uploadId) {
  public static final RequestSchema<AbortMultipartUpload> SCHEMA =
      RequestSchema.of(AbortMultipartUpload.class)
          .field("path", REQUIRED, STRING)
          .field("upload_id", STRING);

  @WireMessage
  @RegisterForReflection
  public record Response() {}
}
