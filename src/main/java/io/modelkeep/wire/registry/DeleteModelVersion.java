package io.modelkeep.wire.registry;

import static io.modelkeep.wire.FieldCheck.REQUIRED;
import static io.modelkeep.wire.FieldCheck.STRING;

import io.modelkeep.wire.RequestSchema;
import io.modelkeep.wire.WireMessage;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/** Deletes a version; its number is not used again. */
@WireMessage
@RegisterForReflection
public record DeleteModelVersion(@Nullable String name, @Nullable String version) {
  public static final RequestSchema<DeleteModelVersion> SCHEMA =
      RequestSchema.of(DeleteModelVersion.class)
          .field("name", STRING, REQUIRED)
          .field("version", STRING, REQUIRED);

  @WireMessage
  public record Response() {}
}
