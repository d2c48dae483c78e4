package io.modelkeep.wire.tracking;

import io.modelkeep.wire.WireMessage;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/**
 * A version of some data that runs read.
 *
 * @param digest tells versions of one name apart; at most 36 characters
 * @param sourceType what {@code source} is: {@code local}, {@code s3}, {@code code} ...
 * @param source where the data came from, usually JSON
 * @param schema usually JSON; unset if unknown, as {@code profile}
 * @param profile a summary of the content, usually JSON
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
