package io.modelkeep.wire.tracking;

import io.modelkeep.wire.WireMessage;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/** A logged model a run made, at which step. */
@WireMessage
@RegisterForReflection
public record ModelOutput(@Nullable String modelId, @Nullable Long step) {}
