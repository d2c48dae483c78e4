package io.modelkeep.tracking.run;

import io.modelkeep.wire.tracking.Metric;
import io.modelkeep.wire.tracking.Param;
import io.modelkeep.wire.tracking.Run;
import io.modelkeep.wire.tracking.RunData;
import io.modelkeep.wire.tracking.RunInfo;
import io.modelkeep.wire.tracking.RunInputs;
import io.modelkeep.wire.tracking.RunOutputs;
import io.modelkeep.wire.tracking.RunTag;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** From entities to the protocol's messages. */
final class RunMapper {
  private RunMapper() {}

  static Run toWire(RunEntity run) {
    return new Run(
        toInfo(run),
        new RunData(
            run.metrics.stream().map(RunMapper::toWire).toList(),
            toList(run.params, Param::new),
            toList(run.tags, RunTag::new)),
        new RunInputs(run.datasetInputs, run.modelInputs),
        new RunOutputs(run.modelOutputs));
  }

  /** As MLflow's searches show a run: without the models it read. */
  static Run toWireWithoutModelInputs(RunEntity entity) {
    Run run = toWire(entity);
    return new Run(
        run.info(), run.data(), new RunInputs(entity.datasetInputs, List.of()), run.outputs());
  }

  /** As {@link #toInfo(RunEntity)}, from what a writer knows of the run and the rest of it. */
  static RunInfo toInfo(RunRow run, String userId, long startTime, String artifactUri) {
    return new RunInfo(
        run.runUuid(),
        run.runUuid(),
        run.name(),
        Long.toString(run.experimentId()),
        userId,
        run.status(),
        startTime,
        toEndTime(run.endTime()),
        artifactUri,
        run.lifecycleStage());
  }

  static RunInfo toInfo(RunEntity run) {
    return new RunInfo(
        run.runUuid,
        run.runUuid,
        run.name,
        Long.toString(run.experimentId),
        run.userId,
        run.status,
        run.startTime,
        toEndTime(run.endTime),
        run.artifactUri,
        run.lifecycleStage);
  }

  /** Zero counts as not ended, as in MLflow. */
  private static @Nullable Long toEndTime(@Nullable Long kept) {
    return kept == null || kept == 0 ? null : kept;
  }

  static <T> List<T> toList(Map<String, String> values, BiFunction<String, String, T> item) {
    return values.entrySet().stream()
        .map(entry -> item.apply(entry.getKey(), entry.getValue()))
        .toList();
  }

  private static Metric toWire(RunEntity.LatestMetric metric) {
    return new Metric(
        metric.key(),
        metric.valueOrNan(),
        metric.timestamp(),
        metric.step(),
        null,
        null,
        null,
        null);
  }
}
