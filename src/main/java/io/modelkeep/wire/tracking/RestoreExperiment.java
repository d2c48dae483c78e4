package io.modelkeep.wire.tracking;

import static io.modelkeep.wire.FieldCheck.REQUIRED;
import static io.modelkeep.wire.FieldCheck.STRING;

import io.modelkeep.wire.RequestSchema;
import io.modelkeep.wire.WireMessage;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/** Takes back the deletion of an experiment and its runs. */
@WireMessage
@RegisterForReflection
public record RestoreExperiment(@Nullable String experimentId) {
  public static final RequestSchema<RestoreExperiment> SCHEMA =
      RequestSchema.of(RestoreExperiment.class).field("experiment_id", REQUIRED, STRING);

  @WireMessage
  @RegisterForReflection
  public record Response() {}
}
