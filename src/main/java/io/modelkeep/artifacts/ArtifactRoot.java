package io.modelkeep.artifacts;

import io.modelkeep.artifacts.store.ArtifactPath;
import io.modelkeep.artifacts.store.BlobStore;
import java.util.Optional;

/** A place whose artifacts are served by their URI. */
interface ArtifactRoot {
  BlobStore store();

  /**
   * Where the URI leads to within this place; empty if it leads elsewhere.
   *
   * @throws io.modelkeep.error.MlflowException if it only starts here and leads out of it
   */
  Optional<ArtifactPath> find(String uri);
}
