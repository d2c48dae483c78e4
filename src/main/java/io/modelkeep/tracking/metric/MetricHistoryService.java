package io.modelkeep.tracking.metric;

import io.modelkeep.db.Page;
import io.modelkeep.error.MlflowException;
import io.modelkeep.search.EntityType;
import io.modelkeep.search.OrderBy;
import io.modelkeep.search.PageToken;
import io.modelkeep.wire.PythonInteger;
import io.modelkeep.wire.tracking.GetMetricHistory;
import io.modelkeep.wire.tracking.GetMetricHistoryBulk;
import io.modelkeep.wire.tracking.GetMetricHistoryBulkInterval;
import io.modelkeep.wire.tracking.Metric;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigInteger;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tells the points of metrics. */
@ApplicationScoped
public class MetricHistoryService {
  private static final int MAX_BULK_RUNS = 100;
  private static final int MAX_BULK_POINTS = 25_000;
  private static final long MAX_SAMPLE = 2500;

  /** What a page token holds. */
  private static final List<OrderBy> ORDER =
      Stream.of("timestamp", "step", "value", "is_nan")
          .map(key -> new OrderBy(EntityType.ATTRIBUTE, key, true))
          .toList();

  private final MetricHistoryRepository history;

  MetricHistoryService(MetricHistoryRepository history) {
    this.history = history;
  }

  public GetMetricHistory.Response get(GetMetricHistory request) {
    @Nullable Long size = request.maxResults();
    if (size != null && size <= 0) {
      throw MlflowException.invalidParameter(
          ("Invalid value %d for parameter 'max_results' supplied."
                  + " It must be a positive integer.")
              .formatted(size));
    }
    Page<Metric> page =
        history.page(
            request.anyRunId(),
            Objects.requireNonNullElse(request.metricKey(), ""),
            PageToken.decodeOptional(request.pageToken(), ORDER),
            size);
    return new GetMetricHistory.Response(
        page.rows(), PageToken.encodeOptional(page.nextValues(), ORDER));
  }

  public GetMetricHistoryBulk.Response getBulk(GetMetricHistoryBulk request) {
    List<String> runIds = Objects.requireNonNullElse(request.runId(), List.of());
    if (runIds.isEmpty()) {
      throw MlflowException.invalidParameter(
          "GetMetricHistoryBulk request must specify at least one run_id.");
    }
    if (runIds.size() > MAX_BULK_RUNS) {
      throw MlflowException.invalidParameter(
          ("GetMetricHistoryBulk request cannot specify more than %d run_ids. Received %d"
                  + " run_ids.")
              .formatted(MAX_BULK_RUNS, runIds.size()));
    }
    String key = request.metricKey();
    if (key == null) {
      throw MlflowException.invalidParameter(
          "GetMetricHistoryBulk request must specify a metric_key.");
    }
    int limit = bulkLimit(request.maxResults());
    return new GetMetricHistoryBulk.Response(history.ofRuns(runIds, key, limit));
  }

  /** The limit asked for, cut to the most that is ever given. */
  private static int bulkLimit(@Nullable String maxResults) {
    if (maxResults == null) {
      return MAX_BULK_POINTS;
    }
    return PythonInteger.parse(maxResults)
        .filter(limit -> limit.signum() >= 0)
        .map(limit -> limit.min(BigInteger.valueOf(MAX_BULK_POINTS)).intValue())
        .orElseThrow(
            () ->
                MlflowException.invalidParameter(
                    "Invalid value '%s' for parameter 'max_results' supplied. It must be a whole"
                            .formatted(maxResults)
                        + " number that is not negative."));
  }

  public GetMetricHistoryBulkInterval.Response getSample(GetMetricHistoryBulkInterval request) {
    Long start = request.startStep();
    Long end = request.endStep();
    if ((start == null) != (end == null)) {
      throw MlflowException.invalidParameter(
          "If either start step or end step are specified, both must be specified.");
    }
    if (start != null && start > end) {
      throw MlflowException.invalidParameter(
          "end_step must be greater than start_step. Found start_step=%d and end_step=%d."
              .formatted(start, end));
    }
    return new GetMetricHistoryBulkInterval.Response(
        history.sample(
            request.runIds(),
            request.metricKey(),
            start == null ? Long.MIN_VALUE : start,
            end == null ? Long.MAX_VALUE : end,
            Objects.requireNonNullElse(request.maxResults(), MAX_SAMPLE)));
  }
}
