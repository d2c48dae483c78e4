package io.modelkeep.wire.tracking;

import io.modelkeep.wire.WireMessage;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/**
 * What was learnt of a logged model.
 *
 * @param metrics every point logged for the model, not only the newest
 */
@WireMessage
@RegisterForReflection
public record LoggedModelData(List<LoggedModelParameter> params, List<Metric> metrics) {}
