package io.modelkeep.wire.tracking;

import io.modelkeep.wire.WireMessage;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/** A tag of an experiment. */
@WireMessage
@RegisterForReflection
public record ExperimentTag(@Nullable String key, @Nullable String value) {}
