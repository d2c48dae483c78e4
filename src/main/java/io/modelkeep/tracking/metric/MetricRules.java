package io.modelkeep.tracking.metric;

import io.modelkeep.error.MlflowException;
import io.modelkeep.error.PythonText;
import io.modelkeep.wire.TextRules;
import io.modelkeep.wire.tracking.Metric;
import java.util.Objects;

/**
 * What is demanded of a point.
 *
 * <p>Source: MLflow {@code utils/validation.py}, {@code _validate_metric}.
 */
public final class MetricRules {
  private static final int MAX_KEY = 250;

  private MetricRules() {}

  /**
   * @param path where the point stands in the request, such as {@code metrics[3].}; empty if the
   *     request is the point
   */
  public static void check(Metric metric, String path) {
    String key = Objects.requireNonNullElse(metric.key(), "");
    TextRules.checkKey(key, path + "name");
    long timestamp = Objects.requireNonNullElse(metric.timestamp(), 0L);
    if (timestamp < 0) {
      double value = Objects.requireNonNullElse(metric.value(), 0.0);
      throw MlflowException.invalidParameter(
          ("Invalid value %d for parameter '%stimestamp' supplied: metric '%s' (value=%s)."
                  + " Timestamp must be a nonnegative long (64-bit integer) ")
              .formatted(timestamp, path, key, PythonText.repr(value)));
    }
    TextRules.checkLength("Metric name", MAX_KEY, key);
  }
}
