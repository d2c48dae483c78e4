package io.modelkeep.tracking.metric;

import static io.modelkeep.wire.ProtoText.emptyToNull;

import io.modelkeep.wire.tracking.Metric;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A point of a metric as it is kept: always a finite value, because neither of MLflow's databases
 * keeps more, and its clients expect what these give back.
 *
 * <p>Source: MLflow {@code store/tracking/sqlalchemy_store.py}, {@code sanitize_metric_value}.
 *
 * @param value 0 where the value was NaN, the largest double of its sign where it was infinite
 * @param timestamp in milliseconds since 1970
 * @param modelId the logged model the point was measured on; null for none
 */
record MetricPoint(
    String key,
    double value,
    boolean isNan,
    long timestamp,
    long step,
    @Nullable String modelId,
    @Nullable String datasetName,
    @Nullable String datasetDigest) {

  /** Fields that are not set have the protocol's defaults: zero and the empty text. */
  static MetricPoint of(Metric metric) {
    double value = Objects.requireNonNullElse(metric.value(), 0.0);
    return new MetricPoint(
        Objects.requireNonNullElse(metric.key(), ""),
        Double.isNaN(value) ? 0 : Math.max(-Double.MAX_VALUE, Math.min(Double.MAX_VALUE, value)),
        Double.isNaN(value),
        Objects.requireNonNullElse(metric.timestamp(), 0L),
        Objects.requireNonNullElse(metric.step(), 0L),
        emptyToNull(metric.modelId()),
        emptyToNull(metric.datasetName()),
        emptyToNull(metric.datasetDigest()));
  }
}
