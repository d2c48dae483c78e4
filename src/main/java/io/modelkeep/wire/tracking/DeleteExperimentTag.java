package io.modelkeep.wire.tracking;

import static io.modelkeep.wire.FieldCheck.REQUIRED;
import static io.modelkeep.wire.FieldCheck.STRING;

import io.modelkeep.wire.RequestSchema;
import io.modelkeep.wire.WireMessage;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/** Deletes a tag of an experiment. */
@WireMessage
@RegisterForReflection
public record DeleteExperimentTag(@Nullable String experimentId, @Nullable String key) {
  public static final RequestSchema<DeleteExperimentTag> SCHEMA =
      RequestSchema.of(DeleteExperimentTag.class)
          .field("experiment_id", REQUIRED, STRING)
          .field("key", REQUIRED, STRING);

  @WireMessage
  @RegisterForReflection
  public record Response() {}
}
