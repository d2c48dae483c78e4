package io.modelkeep.wire.tracking;

import static io.modelkeep.wire.FieldCheck.REQUIRED;
import static io.modelkeep.wire.FieldCheck.STRING;

import io.modelkeep.wire.RequestSchema;
import io.modelkeep.wire.WireMessage;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/** Marks an experiment and its runs as deleted. */
@WireMessage
@RegisterForReflection
public record DeleteExperiment(@Nullable String experimentId) {
  public static final RequestSchema<DeleteExperiment> SCHEMA =
      RequestSchema.of(DeleteExperiment.class).field("experiment_id", REQUIRED, STRING);

  @WireMessage
  @RegisterForReflection
  public record Response() {}
}
