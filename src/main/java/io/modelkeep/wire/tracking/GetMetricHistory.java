package io.modelkeep.wire.tracking;

import static io.modelkeep.wire.FieldCheck.REQUIRED;
import static io.modelkeep.wire.FieldCheck.STRING;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.modelkeep.wire.RequestSchema;
import io.modelkeep.wire.WireMessage;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.function.Supplier;
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

  /**
   * The points found, which may still have to be fetched while they are written; only then is it
   * known where the next page begins.
   */
  @WireMessage
  @RegisterForReflection
  @JsonPropertyOrder({"metrics", "next_page_token"})
  public record Response(
      Iterable<Metric> metrics, @JsonIgnore Supplier<@Nullable String> tokenOnceRead) {
    @JsonProperty
    public @Nullable String nextPageToken() {
      return tokenOnceRead.get();
    }
  }
}
