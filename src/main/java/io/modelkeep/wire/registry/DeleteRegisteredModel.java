package io.modelkeep.wire.registry;

import static io.modelkeep.wire.FieldCheck.REQUIRED;
import static io.modelkeep.wire.FieldCheck.STRING;

import io.modelkeep.wire.RequestSchema;
import io.modelkeep.wire.WireMessage;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/** Deletes a registered model with all its versions. */
@WireMessage
@RegisterForReflection
public record DeleteRegisteredModel(@Nullable String name) {
  public static final RequestSchema<DeleteRegisteredModel> SCHEMA =
      RequestSchema.of(DeleteRegisteredModel.class).field("name", STRING, REQUIRED);

  @WireMessage
  public record Response() {}
}
