package io.modelkeep.wire.tracking;

import io.modelkeep.wire.WireMessage;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/**
 * A point of a metric.
 *
 * @param value any double; NaN is written as a string, and infinities come back as the largest
 *     doubles
 * @param timestamp in milliseconds since 1970
 * @param modelId the logged model the point was measured on
 * @param runId only where a point is shown outside its run
 */
@WireMessage
@RegisterForReflection
public record Metric(
    @Nullable String key,
    @Nullable Double value,
    @Nullable Long timestamp,
    @Nullable Long step,
    @Nullable String datasetName,
    @Nullable String datasetDigest,
    @Nullable String modelId,
    @Nullable String runId) {}
