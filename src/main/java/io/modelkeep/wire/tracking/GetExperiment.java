package io.modelkeep.wire.tracking;

import static io.modelkeep.wire.FieldCheck.REQUIRED;
import static io.modelkeep.wire.FieldCheck.STRING;

import io.modelkeep.wire.RequestSchema;
import io.modelkeep.wire.WireMessage;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/** Asks for an experiment, deleted ones included. */
@WireMessage
@RegisterForReflection
public record GetExperiment(@Nullable String experimentId) {
  public static final RequestSchema<GetExperiment> SCHEMA =
      RequestSchema.of(GetExperiment.class).field("experiment_id", REQUIRED, STRING);

  @WireMessage
  @RegisterForReflection
  public record Response(Experiment experiment) {}
}
