package io.modelkeep.artifacts.sealing;

import org.jspecify.annotations.Nullable;

/**
 * The seal of a version.
 *
 * @param label the version, {@code name/1}, as it is called now
 * @param artifactUri where its files are
 * @param failure why there is no manifest; null unless that is so
 * @param attempts how often its manifest has been begun
 */
record Seal(
    long versionId,
    String label,
    String artifactUri,
    SealState state,
    @Nullable String failure,
    int attempts) {}
