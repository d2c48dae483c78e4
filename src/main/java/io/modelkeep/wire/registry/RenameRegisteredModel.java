package io.modelkeep.wire.registry;

import static io.modelkeep.wire.FieldCheck.REQUIRED;
import static io.modelkeep.wire.FieldCheck.STRING;

import io.modelkeep.wire.RequestSchema;
import io.modelkeep.wire.WireMessage;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/** Gives a registered model another name. */
@WireMessage
@RegisterForReflection
public record RenameRegisteredModel(@Nullable String name, @Nullable String newName) {
  public static final RequestSchema<RenameRegisteredModel> SCHEMA =
      RequestSchema.of(RenameRegisteredModel.class)
          .field("name", STRING, REQUIRED)
          .field("new_name", STRING, REQUIRED);

  @WireMessage
  public record Response(RegisteredModel registeredModel) {}
}
