package io.modelkeep.wire.tracking;

import static io.modelkeep.wire.FieldCheck.REQUIRED;
import static io.modelkeep.wire.FieldCheck.STRING;

import io.modelkeep.wire.RequestSchema;
import io.modelkeep.wire.WireMessage;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/** Logs a param. */
@WireMessage
@RegisterForReflection
public record LogParam(
    @Nullable String runId,
    @Nullable String runUuid,
    @Nullable String key,
    @Nullable String value) {
  public static final RequestSchema<LogParam> SCHEMA =
      RequestSchema.of(LogParam.class)
          .field("run_id", REQUIRED, STRING)
          .field("key", REQUIRED, STRING)
          .field("value", STRING);

  /** The run's id under whichever of its two names it came; empty if under neither. */
  public String anyRunId() {
    return RunIds.either(runId, runUuid);
  }

  @WireMessage
  @RegisterForReflection
  public record Response() {}
}
