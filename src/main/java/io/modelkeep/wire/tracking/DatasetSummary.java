package io.modelkeep.wire.tracking;

import io.modelkeep.wire.WireMessage;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/**
 * A dataset of an experiment in one of the ways runs used it.
 *
 * @param context the value of the tag {@code mlflow.data.context}; unset where a run gave none
 */
@WireMessage
@RegisterForReflection
public record DatasetSummary(
    String experimentId, String name, String digest, @Nullable String context) {}
