package io.modelkeep.wire.tracking;

import io.modelkeep.wire.WireMessage;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * That a run read a dataset.
 *
 * @param tags say how, above all {@code mlflow.data.context}: {@code training}, {@code eval} ...
 */
@WireMessage
@RegisterForReflection
public record DatasetInput(@Nullable List<InputTag> tags, @Nullable Dataset dataset) {}
