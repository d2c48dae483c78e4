package io.modelkeep.wire.tracking;

import io.modelkeep.wire.WireMessage;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/** A param of a run; set once, never changed. */
@WireMessage
@RegisterForReflection
public record Param(@Nullable String key, @Nullable String value) {}
