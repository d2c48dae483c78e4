package io.modelkeep.wire.registry;

import io.modelkeep.wire.WireMessage;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/** A tag of a model version. */
@WireMessage
@RegisterForReflection
public record ModelVersionTag(@Nullable String key, @Nullable String value) {}
