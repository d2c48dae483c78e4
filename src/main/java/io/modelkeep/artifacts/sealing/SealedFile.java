package io.modelkeep.artifacts.sealing;

import org.jspecify.annotations.Nullable;

/**
 * A line of a manifest.
 *
 * @param path relative to the version's files
 * @param sha256 in hexadecimal, lower case
 * @param etag of the file when it was digested; null if that was not kept
 */
record SealedFile(String path, long sizeBytes, String sha256, @Nullable String etag) {
  boolean hasContentOf(SealedFile other) {
    return sizeBytes == other.sizeBytes && sha256.equals(other.sha256);
  }
}
