package io.modelkeep.tracking.metric;

import io.modelkeep.db.FoundRows;
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
import io.modelkeep.wire.tracking.MetricWithRunId;
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
  private static final int POINTS_IN_MEMORY = 5000;

  /** What a page token holds. */
  private static final List<OrderBy> ORDER =
      Stream.of("timestamp", "step", "value", "is_nan")
          .map(key -> new OrderBy(EntityType.ATTRIBUTE, key, true))
          .toList();

  /** An interval of steps, with its ends. */
  record Steps(long first, long last) {
    static final Steps ALL = new Steps(Long.MIN_VALUE, Long.MAX_VALUE);
  }

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
    String key = Objects.requireNonNullElse(request.metricKey(), "");
    FoundRows<Metric> found =
        FoundRows.inPartsOf(
            POINTS_IN_MEMORY,
            (from, wanted) -> history.page(request.anyRunId(), key, from, wanted),
            new FoundRows.Position(
                PageToken.decodeOptional(request.pageToken(), ORDER),
                size == null ? Long.MAX_VALUE : size));
    return new GetMetricHistory.Response(
        found, () -> PageToken.encodeOptional(found.nextValues(), ORDER));
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
    if (Objects.requireNonNull(request.runIds()).isEmpty()) {
      return new GetMetricHistoryBulkInterval.Response(List.of());
    }
    Steps steps = start == null ? Steps.ALL : new Steps(start, end);
    return new GetMetricHistoryBulkInterval.Response(sampled(request, steps));
  }

  /** A part of the answer is what one run gives: the position is the number of the run. */
  private FoundRows<MetricWithRunId> sampled(GetMetricHistoryBulkInterval request, Steps steps) {
    List<String> runIds = Objects.requireNonNull(request.runIds());
    String key = Objects.requireNonNull(request.metricKey());
    long size = Objects.requireNonNullElse(request.maxResults(), MAX_SAMPLE);
    return FoundRows.inPartsOf(
        (int) size,
        (from, wanted) -> {
          int number = from == null ? 0 : ((Long) from.get(0)).intValue();
          return new Page<>(
              history.sample(runIds.get(number), key, steps, wanted),
              number + 1 < runIds.size() ? List.of(number + 1L) : null);
        },
        new FoundRows.Position(null, Long.MAX_VALUE));
  }
}
