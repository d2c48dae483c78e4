package io.modelkeep.artifacts;

/** Where artifacts are: a file or folder of one of the server's stores. */
record ArtifactLocation(BlobStore store, ArtifactPath path) {
  /** What is below this folder. */
  ArtifactLocation below(ArtifactPath relativePath) {
    return new ArtifactLocation(store, path.resolve(relativePath));
  }
}
