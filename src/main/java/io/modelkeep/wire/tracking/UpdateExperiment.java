package io.modelkeep.wire.tracking;

import static io.modelkeep.wire.FieldCheck.REQUIRED;
import static io.modelkeep.wire.FieldCheck.STRING;

import io.modelkeep.wire.RequestSchema;
import io.modelkeep.wire.WireMessage;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/** Renames an experiment. */
@WireMessage
@RegisterForReflection
public record UpdateExperiment(@Nullable String experimentId, @Nullable String newName) {
  public static final RequestSchema<UpdateExperiment> SCHEMA =
      RequestSchema.of(UpdateExperiment.class)
          .field("experiment_id", REQUIRED, STRING)
          .field("new_name", STRING, REQUIRED);

  @WireMessage
  @RegisterForReflection
  public record Response() {}
}
