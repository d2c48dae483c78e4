package io.modelkeep.artifacts.sealing;

/**
 * A line of a manifest.
 *
 * @param path relative to the version's files
 * @param sha256 in hexadecimal, lower case
 */
record SealedFile(String path, long sizeBytes, String sha256) {}
