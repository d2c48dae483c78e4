package io.modelkeep.wire.tracking;

import io.modelkeep.wire.WireMessage;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/**
 * A version of a dataset.
 *
 * @param digest identifies the content among datasets of the same name
 * @param source JSON that says where the data are, in a form that depends on {@code sourceType}
 * @param schema JSON
 * @param profile JSON with statistics
 */
@WireMessage
@RegisterForReflection
public record Dataset(
    @Nullable String name,
    @Nullable String digest,
    @Nullable String sourceType,
    @Nullable String source,
    @Nullable String schema,
    @Nullable String profile) {}
