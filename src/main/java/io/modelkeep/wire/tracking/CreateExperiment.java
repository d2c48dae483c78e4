package io.modelkeep.wire.tracking;

import static io.modelkeep.wire.FieldCheck.ARRAY;
import static io.modelkeep.wire.FieldCheck.REQUIRED;
import static io.modelkeep.wire.FieldCheck.STRING;

import io.modelkeep.wire.RequestSchema;
import io.modelkeep.wire.WireMessage;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes an experiment; without a location it gets one below the artifacts root. */
@WireMessage
@RegisterForReflection
public record CreateExperiment(
    @Nullable String name, @Nullable String artifactLocation, @Nullable List<ExperimentTag> tags) {
  public static final RequestSchema<CreateExperiment> SCHEMA =
      RequestSchema.of(CreateExperiment.class)
          .field("name", REQUIRED, STRING)
          .field("artifact_location", STRING)
          .field("tags", ARRAY);

  @WireMessage
  @RegisterForReflection
  public record Response(String experimentId) {}
}
