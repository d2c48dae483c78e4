package io.modelkeep.wire.tracking;

import io.modelkeep.wire.WireMessage;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/**
 * A folder of runs.
 *
 * @param experimentId a whole number as a decimal string; {@code 0} is the default experiment
 * @param artifactLocation where new runs keep their artifacts, each in a folder of its own
 * @param lifecycleStage {@code active} or {@code deleted}
 * @param lastUpdateTime in milliseconds since 1970, as {@code creationTime}
 */
@WireMessage
@RegisterForReflection
public record Experiment(
    String experimentId,
    String name,
    String artifactLocation,
    String lifecycleStage,
    long lastUpdateTime,
    long creationTime,
    List<ExperimentTag> tags,
    String workspace) {}
