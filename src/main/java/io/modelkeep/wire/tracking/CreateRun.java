package io.modelkeep.wire.tracking;

import static io.modelkeep.wire.FieldCheck.INTLIKE;
import static io.modelkeep.wire.FieldCheck.STRING;

import io.modelkeep.wire.RequestSchema;
import io.modelkeep.wire.WireMessage;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Starts a run.
 *
 * @param startTime in milliseconds since 1970; 0 if unset
 */
@WireMessage
@RegisterForReflection
public record CreateRun(
    @Nullable String experimentId,
    @Nullable String userId,
    @Nullable String runName,
    @Nullable Long startTime,
    @Nullable List<RunTag> tags) {
  public static final RequestSchema<CreateRun> SCHEMA =
      RequestSchema.of(CreateRun.class)
          .field("experiment_id", STRING)
          .field("start_time", INTLIKE)
          .field("run_name", STRING);

  @WireMessage
  @RegisterForReflection
  public record Response(Run run) {}
}
