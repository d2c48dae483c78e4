package io.modelkeep.wire.tracking;

import static io.modelkeep.wire.FieldCheck.INTLIKE;
import static io.modelkeep.wire.FieldCheck.REQUIRED;
import static io.modelkeep.wire.FieldCheck.STRING;

import io.modelkeep.wire.RequestSchema;
import io.modelkeep.wire.WireMessage;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/** Changes what is set and leaves the rest. */
@WireMessage
@RegisterForReflection
public record UpdateRun(
    @Nullable String runId,
    @Nullable String runUuid,
    @Nullable RunStatus status,
    @Nullable Long endTime,
    @Nullable String runName) {
  public static final RequestSchema<UpdateRun> SCHEMA =
      RequestSchema.of(UpdateRun.class)
          .field("run_id", REQUIRED, STRING)
          .field("end_time", INTLIKE)
          .field("status", STRING)
          .field("run_name", STRING);

  /** The run's id under whichever of its two names it came; empty if under neither. */
  public String anyRunId() {
    return RunIds.either(runId, runUuid);
  }

  @WireMessage
  @RegisterForReflection
  public record Response(RunInfo runInfo) {}
}
