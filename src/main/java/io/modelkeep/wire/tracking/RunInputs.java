package io.modelkeep.wire.tracking;

import io.modelkeep.wire.WireMessage;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/** What a run used. */
@WireMessage
@RegisterForReflection
public record RunInputs(List<DatasetInput> datasetInputs, List<ModelInput> modelInputs) {}
