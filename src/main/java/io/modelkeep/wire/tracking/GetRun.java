package io.modelkeep.wire.tracking;

import static io.modelkeep.wire.FieldCheck.REQUIRED;
import static io.modelkeep.wire.FieldCheck.STRING;

import io.modelkeep.wire.RequestSchema;
import io.modelkeep.wire.WireMessage;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/** Asks for a run, deleted ones included. */
@WireMessage
@RegisterForReflection
public record GetRun(@Nullable String runId, @Nullable String runUuid) {
  public static final RequestSchema<GetRun> SCHEMA =
      RequestSchema.of(GetRun.class).field("run_id", REQUIRED, STRING);

  /** The run's id under whichever of its two names it came; empty if under neither. */
  public String anyRunId() {
    return RunIds.either(runId, runUuid);
  }

  @WireMessage
  @RegisterForReflection
  public record Response(Run run) {}
}
