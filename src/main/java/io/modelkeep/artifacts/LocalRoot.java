package io.modelkeep.artifacts;

import io.modelkeep.artifacts.folder.FolderBlobStore;
import io.modelkeep.artifacts.store.ArtifactPath;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A folder whose artifacts are served.
 *
 * @param folder as it was configured, absolute: URIs were made from it
 */
record LocalRoot(Path folder, FolderBlobStore store) implements ArtifactRoot {
  @Override
  public Optional<ArtifactPath> find(String uri) {
    return ArtifactUris.localPath(uri).flatMap(this::findPath);
  }

  private Optional<ArtifactPath> findPath(String absolutePath) {
    // Compared as text: what a path means on this machine is decided after it has been judged safe.
    return Stream.of(folder, store.root())
        .map(Path::toString)
        .filter(root -> (absolutePath + "/").startsWith(root + "/"))
        .map(root -> ArtifactPath.of(absolutePath.substring(root.length()).replaceFirst("^/+", "")))
        .findFirst();
  }
}
