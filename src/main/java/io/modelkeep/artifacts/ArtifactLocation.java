package io.modelkeep.artifacts;

import io.modelkeep.artifacts.store.ArtifactPath;
import io.modelkeep.artifacts.store.BlobStore;

/** Where artifacts are: a file or folder of one of the server's stores. */
public record ArtifactLocation(BlobStore store, ArtifactPath path) {
  /** What is below this folder. */
  public ArtifactLocation below(ArtifactPath relativePath) {
    return new ArtifactLocation(store, path.resolve(relativePath));
  }
}
