package io.modelkeep.wire.registry;

import static io.modelkeep.wire.FieldCheck.REQUIRED;
import static io.modelkeep.wire.FieldCheck.STRING;

import io.modelkeep.wire.RequestSchema;
import io.modelkeep.wire.WireMessage;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/** Sets a tag of a registered model. */
@WireMessage
@RegisterForReflection
public record SetRegisteredModelTag(
    @Nullable String name, @Nullable String key, @Nullable String value) {
  public static final RequestSchema<SetRegisteredModelTag> SCHEMA =
      RequestSchema.of(SetRegisteredModelTag.class)
          .field("name", STRING, REQUIRED)
          .field("key", STRING, REQUIRED)
          .field("value", STRING);

  @WireMessage
  public record Response() {}
}
