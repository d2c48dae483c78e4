package io.modelkeep.wire.tracking;

import io.modelkeep.wire.WireMessage;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/** A run with all it shows at once: of each metric the latest point only. */
@WireMessage
@RegisterForReflection
public record Run(RunInfo info, RunData data, RunInputs inputs, @Nullable RunOutputs outputs) {}
