package io.modelkeep.wire.registry;

import io.modelkeep.wire.WireMessage;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * A name for a version of a model.
 *
 * @param version the version's number as a decimal string
 */
@WireMessage
@RegisterForReflection
public record RegisteredModelAlias(String alias, String version) {}
