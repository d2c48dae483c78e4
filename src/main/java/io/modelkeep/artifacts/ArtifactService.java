package io.modelkeep.artifacts;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.List;

/**
 * Artifacts by their URI, for every feature that knows where artifacts are but not how to read
 * them.
 */
@Singleton
public class ArtifactService {
  private final ArtifactUris uris;

  ArtifactService(ArtifactUris uris) {
    this.uris = uris;
  }

  /**
   * What is directly in a folder below an artifact root.
   *
   * @param rootUri the artifact URI of a run, a logged model or a version
   * @param path the folder, relative to the root
   * @return ordered by name; empty if there is no such folder
   * @throws io.modelkeep.error.MlflowException {@code INVALID_PARAMETER_VALUE} if the root is not
   *     served by this server
   */
  public List<BlobEntry> list(String rootUri, ArtifactPath path) throws IOException {
    ArtifactLocation folder = locate(rootUri, path);
    return folder.store().list(folder.path());
  }

  /**
   * Where a file or folder below an artifact root is; it need not exist.
   *
   * @throws io.modelkeep.error.MlflowException {@code INVALID_PARAMETER_VALUE} if the root is not
   *     served by this server
   */
  public ArtifactLocation locate(String rootUri, ArtifactPath path) {
    return uris.locate(rootUri).below(path);
  }

  /**
   * Deletes everything below an artifact root; what does not exist is deleted.
   *
   * @throws io.modelkeep.error.MlflowException {@code INVALID_PARAMETER_VALUE} if the root is not
   *     served by this server
   */
  public void deleteAll(String rootUri) throws IOException {
    ArtifactLocation root = locate(rootUri, ArtifactPath.ROOT);
    root.store().delete(root.path());
  }
}
