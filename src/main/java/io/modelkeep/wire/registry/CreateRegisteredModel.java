package io.modelkeep.wire.registry;

import static io.modelkeep.wire.FieldCheck.ARRAY;
import static io.modelkeep.wire.FieldCheck.REQUIRED;
import static io.modelkeep.wire.FieldCheck.STRING;

import io.modelkeep.wire.RequestSchema;
import io.modelkeep.wire.WireMessage;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes a registered model. */
@WireMessage
@RegisterForReflection
public record CreateRegisteredModel(
    @Nullable String name,
    @Nullable List<RegisteredModelTag> tags,
    @Nullable String description,
    @Nullable String deploymentJobId) {
  public static final RequestSchema<CreateRegisteredModel> SCHEMA =
      RequestSchema.of(CreateRegisteredModel.class)
          .field("name", STRING, REQUIRED)
          .field("tags", ARRAY)
          .field("description", STRING);

  @WireMessage
  public record Response(RegisteredModel registeredModel) {}
}
