package io.modelkeep.wire.tracking;

import io.modelkeep.wire.WireMessage;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A dataset a run used, with what it used it for as tags. */
@WireMessage
@RegisterForReflection
public record DatasetInput(@Nullable List<InputTag> tags, @Nullable Dataset dataset) {}
