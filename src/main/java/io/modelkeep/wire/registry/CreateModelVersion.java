package io.modelkeep.wire.registry;

import static io.modelkeep.wire.FieldCheck.ARRAY;
import static io.modelkeep.wire.FieldCheck.REQUIRED;
import static io.modelkeep.wire.FieldCheck.STRING;

import io.modelkeep.wire.RequestSchema;
import io.modelkeep.wire.WireMessage;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the next version of a registered model. */
@WireMessage
@RegisterForReflection
public record CreateModelVersion(
    @Nullable String name,
    @Nullable String source,
    @Nullable String runId,
    @Nullable List<ModelVersionTag> tags,
    @Nullable String runLink,
    @Nullable String description,
    @Nullable String modelId) {
  public static final RequestSchema<CreateModelVersion> SCHEMA =
      RequestSchema.of(CreateModelVersion.class)
          .field("name", STRING, REQUIRED)
          .field("source", STRING, REQUIRED)
          .field("run_id", STRING)
          .field("tags", ARRAY)
          .field("run_link", STRING)
          .field("description", STRING)
          .field("model_id", STRING);

  @WireMessage
  public record Response(ModelVersion modelVersion) {}
}
