package io.modelkeep.artifacts.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a store knows of a stored artifact without reading it.
 *
 * @param etag changes whenever the bytes do; in quotes, as in HTTP
 * @param crc32c of all its bytes as they were stored, in Base64; null if the store has none
 */
public record BlobInfo(
    long sizeBytes, Instant lastModified, String etag, @Nullable String crc32c) {}
