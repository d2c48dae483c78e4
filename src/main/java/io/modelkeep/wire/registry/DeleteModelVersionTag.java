package io.modelkeep.wire.registry;

import static io.modelkeep.wire.FieldCheck.REQUIRED;
import static io.modelkeep.wire.FieldCheck.STRING;

import io.modelkeep.wire.RequestSchema;
import io.modelkeep.wire.WireMessage;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/** Deletes a tag of a version. */
@WireMessage
@RegisterForReflection
public record DeleteModelVersionTag(
    @Nullable String name, @Nullable String version, @Nullable String key) {
  public static final RequestSchema<DeleteModelVersionTag> SCHEMA =
      RequestSchema.of(DeleteModelVersionTag.class)
          .field("name", STRING, REQUIRED)
          .field("version", STRING, REQUIRED)
          .field("key", STRING, REQUIRED);

  @WireMessage
  public record Response() {}
}
