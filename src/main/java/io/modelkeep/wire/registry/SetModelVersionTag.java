package io.modelkeep.wire.registry;

import static io.modelkeep.wire.FieldCheck.REQUIRED;
import static io.modelkeep.wire.FieldCheck.STRING;

import io.modelkeep.wire.RequestSchema;
import io.modelkeep.wire.WireMessage;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/** Sets a tag of a version. */
@WireMessage
@RegisterForReflection
public record SetModelVersionTag(
    @Nullable String name, @Nullable String version, @Nullable String key, @Nullable String value) {
  public static final RequestSchema<SetModelVersionTag> SCHEMA =
      RequestSchema.of(SetModelVersionTag.class)
          .field("name", STRING, REQUIRED)
          .field("version", STRING, REQUIRED)
          .field("key", STRING, REQUIRED)
          .field("value", STRING);

  @WireMessage
  public record Response() {}
}
