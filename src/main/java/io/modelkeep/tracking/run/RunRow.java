package io.modelkeep.tracking.run;

import io.modelkeep.error.MlflowException;
import io.modelkeep.tracking.experiment.LifecycleStage;
import org.jspecify.annotations.Nullable;

/**
 * What writers have to know of a run.
 *
 * @param id its surrogate key
 * @param runUuid its public id
 * @param endTime in milliseconds since 1970; null while it goes on
 */
public record RunRow(
    long id,
    long experimentId,
    String runUuid,
    String name,
    String status,
    @Nullable Long endTime,
    String lifecycleStage) {

  RunRow requireActive() {
    if (!LifecycleStage.ACTIVE.isOf(lifecycleStage)) {
      throw notActive();
    }
    return this;
  }

  MlflowException notActive() {
    return MlflowException.invalidParameter(
        "The run %s must be in the 'active' state. Current state is %s."
            .formatted(runUuid, lifecycleStage));
  }
}
