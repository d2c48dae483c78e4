package io.modelkeep.wire.tracking;

import static io.modelkeep.wire.FieldCheck.REQUIRED;
import static io.modelkeep.wire.FieldCheck.STRING;

import io.modelkeep.wire.RequestSchema;
import io.modelkeep.wire.WireMessage;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/** Sets a tag of an experiment. */
@WireMessage
@RegisterForReflection
public record SetExperimentTag(
    @Nullable String experimentId, @Nullable String key, @Nullable String value) {
  public static final RequestSchema<SetExperimentTag> SCHEMA =
      RequestSchema.of(SetExperimentTag.class)
          .field("experiment_id", REQUIRED, STRING)
          .field("key", REQUIRED, STRING)
          .field("value", STRING);

  @WireMessage
  @RegisterForReflection
  public record Response() {}
}
