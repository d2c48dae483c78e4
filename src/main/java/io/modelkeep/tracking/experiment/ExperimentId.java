package io.modelkeep.tracking.experiment;

import io.modelkeep.error.MlflowException;
import io.modelkeep.wire.PythonInteger;
import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Ids of experiments as requests carry them.
 *
 * <p>Source: MLflow {@code utils/validation.py}, {@code _parse_experiment_id}.
 */
public final class ExperimentId {
  private static final String DEFAULT = "0";

  private ExperimentId() {}

  /**
   * The number behind an id; none and the empty text mean the default experiment.
   *
   * @throws MlflowException INVALID_PARAMETER_VALUE if it is no whole number,
   *     RESOURCE_DOES_NOT_EXIST if no id is that large
   */
  public static long parse(@Nullable String id) {
    BigInteger number = number(id == null || id.isEmpty() ? DEFAULT : id);
    if (number.bitLength() >= Long.SIZE) {
      throw notFound(number);
    }
    return number.longValue();
  }

  /** The numbers behind several ids, without those that no experiment can have. */
  public static List<Long> parseKnown(@Nullable List<String> ids) {
    return ids == null
        ? List.of()
        : ids.stream()
            .map(ExperimentId::number)
            .filter(number -> number.bitLength() < Long.SIZE)
            .map(BigInteger::longValue)
            .distinct()
            .toList();
  }

  private static BigInteger number(String id) {
    return PythonInteger.parse(id)
        .orElseThrow(
            () ->
                MlflowException.invalidParameter(
                    "Invalid experiment ID '%s'. Experiment ID must be a valid integer."
                        .formatted(id)));
  }

  static MlflowException notFound(Number id) {
    return MlflowException.doesNotExist("No Experiment with id=%s exists".formatted(id));
  }
}
