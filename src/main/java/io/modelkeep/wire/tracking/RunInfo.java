package io.modelkeep.wire.tracking;

import io.modelkeep.wire.WireMessage;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/**
 * What a run is.
 *
 * @param runId 32 hexadecimal digits
 * @param runUuid the same under its older name
 * @param status {@code RUNNING}, {@code SCHEDULED}, {@code FINISHED}, {@code FAILED} or {@code
 *     KILLED}
 * @param startTime in milliseconds since 1970, as {@code endTime}
 * @param lifecycleStage {@code active} or {@code deleted}
 */
@WireMessage
@RegisterForReflection
public record RunInfo(
    String runId,
    String runUuid,
    String runName,
    String experimentId,
    String userId,
    String status,
    long startTime,
    @Nullable Long endTime,
    String artifactUri,
    String lifecycleStage) {}
