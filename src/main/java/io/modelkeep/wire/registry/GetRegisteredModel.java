package io.modelkeep.wire.registry;

import static io.modelkeep.wire.FieldCheck.REQUIRED;
import static io.modelkeep.wire.FieldCheck.STRING;

import io.modelkeep.wire.RequestSchema;
import io.modelkeep.wire.WireMessage;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/** Asks for a registered model. */
@WireMessage
@RegisterForReflection
public record GetRegisteredModel(@Nullable String name) {
  public static final RequestSchema<GetRegisteredModel> SCHEMA =
      RequestSchema.of(GetRegisteredModel.class).field("name", STRING, REQUIRED);

  @WireMessage
  public record Response(RegisteredModel registeredModel) {}
}
