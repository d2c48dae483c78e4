package io.modelkeep.wire.tracking;

import io.modelkeep.wire.WireMessage;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/**
 * That a run made a logged model.
 *
 * @param step of the run's training at which the model was logged; 0 if unset
 */
@WireMessage
@RegisterForReflection
public record ModelOutput(@Nullable String modelId, @Nullable Long step) {}
