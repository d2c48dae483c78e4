package io.modelkeep.wire.tracking;

import io.modelkeep.wire.WireMessage;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/** A tag of an input. */
@WireMessage
@RegisterForReflection
public record InputTag(@Nullable String key, @Nullable String value) {}
