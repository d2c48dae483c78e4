package io.modelkeep.wire.registry;

import static io.modelkeep.wire.FieldCheck.REQUIRED;
import static io.modelkeep.wire.FieldCheck.STRING;

import io.modelkeep.wire.RequestSchema;
import io.modelkeep.wire.WireMessage;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/** Replaces the description of a registered model; without one it is cleared. */
@WireMessage
@RegisterForReflection
public record UpdateRegisteredModel(
    @Nullable String name, @Nullable String description, @Nullable String deploymentJobId) {
  public static final RequestSchema<UpdateRegisteredModel> SCHEMA =
      RequestSchema.of(UpdateRegisteredModel.class)
          .field("name", STRING, REQUIRED)
          .field("description", STRING);

  @WireMessage
  public record Response(RegisteredModel registeredModel) {}
}
