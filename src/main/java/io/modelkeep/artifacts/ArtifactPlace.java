package io.modelkeep.artifacts;

import io.modelkeep.artifacts.store.ArtifactPath;

/**
 * Where an artifact is, in words that outlive this process and that all servers understand.
 *
 * @param store names the store; the proxy's own keeps its name when it moves
 */
public record ArtifactPlace(String store, ArtifactPath path) {}
