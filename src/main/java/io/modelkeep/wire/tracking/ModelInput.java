package io.modelkeep.wire.tracking;

import io.modelkeep.wire.WireMessage;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/** A logged model a run used. */
@WireMessage
@RegisterForReflection
public record ModelInput(@Nullable String modelId) {}
