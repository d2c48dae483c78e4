package io.modelkeep.tracking.metric;

import io.modelkeep.error.MlflowException;
import io.modelkeep.wire.tracking.Metric;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;

/**
 * Logs points. They are a record of their own that only grows, so no event tells of them.
 *
 * <p>Source: MLflow {@code store/tracking/sqlalchemy_store.py}, {@code _log_metrics}.
 */
@ApplicationScoped
public class MetricService {
  private final MetricRepository metrics;

  MetricService(MetricRepository metrics) {
    this.metrics = metrics;
  }

  /**
   * Logs points that passed {@link MetricRules} to a run.
   *
   * @param runId the run's surrogate key
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void log(long runId, List<Metric> logged) {
    if (logged.isEmpty()) {
      return;
    }
    List<MetricPoint> points = logged.stream().map(MetricPoint::of).toList();
    metrics.addToHistory(runId, points);
    metrics.updateLatest(runId, points);
    List<MetricPoint> ofModels = points.stream().filter(p -> p.modelId() != null).toList();
    if (!ofModels.isEmpty()) {
      logToModels(runId, ofModels);
    }
  }

  private void logToModels(long runId, List<MetricPoint> points) {
    metrics
        .findUnknownModel(points)
        .ifPresent(
            modelId -> {
              throw MlflowException.doesNotExist(
                  "Logged model with ID '%s' not found.".formatted(modelId));
            });
    metrics.addToLoggedModels(runId, points);
  }
}
