package io.modelkeep.wire.tracking;

import static io.modelkeep.wire.FieldCheck.REQUIRED;
import static io.modelkeep.wire.FieldCheck.STRING;

import io.modelkeep.wire.RequestSchema;
import io.modelkeep.wire.WireMessage;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks for all points of a metric, by time, step and value.
 *
 * @param maxResults the points of a page; all if unset
 */
@WireMessage
@RegisterForReflection
public record GetMetricHistory(
    @Nullable String runId,
    @Nullable String runUuid,
    @Nullable String metricKey,
    @Nullable String pageToken,
    @Nullable Long maxResults) {
  public static final RequestSchema<GetMetricHistory> SCHEMA =
      RequestSchema.of(GetMetricHistory.class)
          .field("run_id", STRING, REQUIRED)
          .field("metric_key", STRING, REQUIRED)
          .field("page_token", STRING);

  /** The run's id under whichever of its two names it came; empty if under neither. */
  public String anyRunId() {
    return RunIds.either(runId, runUuid);
  }

  @WireMessage
  @RegisterForReflection
  public record Response(List<Metric> metrics, @Nullable String nextPageToken) {}
}
