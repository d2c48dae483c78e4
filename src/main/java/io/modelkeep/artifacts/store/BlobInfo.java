package io.modelkeep.artifacts.store;

import java.time.Instant;

/**
 * What a store knows of a stored artifact without reading it.
 *
 * @param etag changes whenever the bytes do; in quotes, as in HTTP
 */
public record BlobInfo(long sizeBytes, Instant lastModified, String etag) {}
