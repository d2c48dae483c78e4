package io.modelkeep.wire.tracking;

import io.modelkeep.wire.WireMessage;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/** A tag of a logged model. */
@WireMessage
@RegisterForReflection
public record LoggedModelTag(@Nullable String key, @Nullable String value) {}
