package io.modelkeep.wire.tracking;

import io.modelkeep.wire.WireMessage;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/** A parameter of a logged model. */
@WireMessage
@RegisterForReflection
public record LoggedModelParameter(@Nullable String key, @Nullable String value) {}
