package io.modelkeep.wire.tracking;

import io.modelkeep.wire.WireMessage;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/** What was logged to a run. */
@WireMessage
@RegisterForReflection
public record RunData(List<Metric> metrics, List<Param> params, List<RunTag> tags) {}
