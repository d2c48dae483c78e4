package io.modelkeep.wire.tracking;

import static io.modelkeep.wire.FieldCheck.ARRAY;
import static io.modelkeep.wire.FieldCheck.INTLIKE;
import static io.modelkeep.wire.FieldCheck.ITEM_TYPE_STRING;
import static io.modelkeep.wire.FieldCheck.REQUIRED;
import static io.modelkeep.wire.FieldCheck.STRING;
import static io.modelkeep.wire.FieldCheck.atMostItems;
import static io.modelkeep.wire.FieldCheck.within;

import io.modelkeep.wire.RequestSchema;
import io.modelkeep.wire.WireMessage;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a sample of a metric's points of several runs.
 *
 * @param startStep the first step that counts; set with {@code endStep} or not at all
 * @param maxResults the points of each run, from 1 to 2,500, which is also the default
 */
@WireMessage
@RegisterForReflection
public record GetMetricHistoryBulkInterval(
    @Nullable List<String> runIds,
    @Nullable String metricKey,
    @Nullable Long startStep,
    @Nullable Long endStep,
    @Nullable Long maxResults) {
  public static final RequestSchema<GetMetricHistoryBulkInterval> SCHEMA =
      RequestSchema.of(GetMetricHistoryBulkInterval.class)
          .field(
              "run_ids",
              REQUIRED,
              ARRAY,
              ITEM_TYPE_STRING,
              atMostItems(
                  100,
                  "GetMetricHistoryBulkInterval request must specify at most 100 run_ids. Received %d run_ids."))
          .field("metric_key", REQUIRED, STRING)
          .field("start_step", INTLIKE)
          .field("end_step", INTLIKE)
          .field(
              "max_results", INTLIKE, within(1, 2500, "max_results must be between 1 and 2500."));

  /** The points found, which may still have to be fetched while they are written. */
  @WireMessage
  @RegisterForReflection
  public record Response(Iterable<MetricWithRunId> metrics) {}
}
