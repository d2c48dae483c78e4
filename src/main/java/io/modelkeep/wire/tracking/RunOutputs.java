package io.modelkeep.wire.tracking;

import io.modelkeep.wire.WireMessage;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/** What a run made. */
@WireMessage
@RegisterForReflection
public record RunOutputs(List<ModelOutput> modelOutputs) {}
