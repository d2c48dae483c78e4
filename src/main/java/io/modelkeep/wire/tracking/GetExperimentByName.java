package io.modelkeep.wire.tracking;

import static io.modelkeep.wire.FieldCheck.REQUIRED;
import static io.modelkeep.wire.FieldCheck.STRING;

import io.modelkeep.wire.RequestSchema;
import io.modelkeep.wire.WireMessage;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/** Asks for an experiment by its name, deleted ones included. */
@WireMessage
@RegisterForReflection
public record GetExperimentByName(@Nullable String experimentName) {
  public static final RequestSchema<GetExperimentByName> SCHEMA =
      RequestSchema.of(GetExperimentByName.class).field("experiment_name", REQUIRED, STRING);

  @WireMessage
  @RegisterForReflection
  public record Response(Experiment experiment) {}
}
