package io.modelkeep.wire.artifacts;

import io.modelkeep.wire.WireMessage;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/**
 * A part that the client sent to the store.
 *
 * @param partNumber from 1
 * @param etag what the store answered
 * @param url where it was sent; of no use to stores that know their parts by number
 */
@WireMessage
@RegisterForReflection
public record MultipartUploadPart(
    @Nullable Long partNumber, @Nullable String etag, @Nullable String url) {}
