package io.modelkeep.wire.tracking;

import io.modelkeep.wire.WireMessage;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/** That a run read a logged model. */
@WireMessage
@RegisterForReflection
public record ModelInput(@Nullable String modelId) {}
