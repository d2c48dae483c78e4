package io.modelkeep.wire.registry;

import io.modelkeep.wire.WireMessage;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/** A tag of a registered model. */
@WireMessage
@RegisterForReflection
public record RegisteredModelTag(@Nullable String key, @Nullable String value) {}
