package io.modelkeep.wire.tracking;

import io.modelkeep.wire.WireMessage;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** A point of a metric with the run it belongs to. */
@WireMessage
@RegisterForReflection
public record MetricWithRunId(String key, double value, long timestamp, long step, String runId) {}
