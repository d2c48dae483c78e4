package io.modelkeep.wire.tracking;

import io.modelkeep.wire.WireMessage;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** A model logged to an experiment, registered or not. */
@WireMessage
@RegisterForReflection
public record LoggedModel(LoggedModelInfo info, LoggedModelData data) {}
