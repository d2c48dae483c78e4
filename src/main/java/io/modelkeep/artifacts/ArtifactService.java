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
    ArtifactLocation folder = uris.locate(rootUri).below(path);
    return folder.store().list(folder.path());
  }

  /**
   * Opens a file below an artifact root.
   *
   * @throws io.modelkeep.error.MlflowException {@code RESOURCE_DOES_NOT_EXIST} if there is no such
   *     file, {@code INVALID_PARAMETER_VALUE} if it is a folder or the root is not served by this
   *     server
   */
  public Blob open(String rootUri, ArtifactPath path) throws IOException {
    ArtifactLocation file = uris.locate(rootUri).below(path);
    return file.store().open(file.path(), null);
  }
}
