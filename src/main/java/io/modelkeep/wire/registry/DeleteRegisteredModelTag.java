package io.modelkeep.wire.registry;

import static io.modelkeep.wire.FieldCheck.REQUIRED;
import static io.modelkeep.wire.FieldCheck.STRING;

import io.modelkeep.wire.RequestSchema;
import io.modelkeep.wire.WireMessage;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/** Deletes a tag of a registered model. */
@WireMessage
@RegisterForReflection
public record DeleteRegisteredModelTag(@Nullable String name, @Nullable String key) {
  public static final RequestSchema<DeleteRegisteredModelTag> SCHEMA =
      RequestSchema.of(DeleteRegisteredModelTag.class)
          .field("name", STRING, REQUIRED)
          .field("key", STRING, REQUIRED);

  @WireMessage
  public record Response() {}
}
