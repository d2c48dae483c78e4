package io.modelkeep.wire.tracking;

import static io.modelkeep.wire.FieldCheck.FLOATLIKE;
import static io.modelkeep.wire.FieldCheck.INTLIKE;
import static io.modelkeep.wire.FieldCheck.REQUIRED;
import static io.modelkeep.wire.FieldCheck.STRING;

import io.modelkeep.wire.RequestSchema;
import io.modelkeep.wire.WireMessage;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/** Logs one point of a metric. */
@WireMessage
@RegisterForReflection
public record LogMetric(
    @Nullable String runId,
    @Nullable String runUuid,
    @Nullable String key,
    @Nullable Double value,
    @Nullable Long timestamp,
    @Nullable Long step,
    @Nullable String modelId,
    @Nullable String datasetName,
    @Nullable String datasetDigest) {
  public static final RequestSchema<LogMetric> SCHEMA =
      RequestSchema.of(LogMetric.class)
          .field("run_id", REQUIRED, STRING)
          .field("key", REQUIRED, STRING)
          .field("value", REQUIRED, FLOATLIKE)
          .field("timestamp", INTLIKE, REQUIRED)
          .field("step", INTLIKE)
          .field("model_id", STRING)
          .field("dataset_name", STRING)
          .field("dataset_digest", STRING);

  /** The run's id under whichever of its two names it came; empty if under neither. */
  public String anyRunId() {
    return RunIds.either(runId, runUuid);
  }

  @WireMessage
  @RegisterForReflection
  public record Response() {}
}
