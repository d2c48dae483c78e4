package io.modelkeep.artifacts;

import io.modelkeep.artifacts.store.ArtifactPath;
import io.modelkeep.artifacts.store.BlobEntry;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.List;

/**
 * Artifacts by their URI, for every feature that knows where artifacts are but not how to read
 * them.
 */
@Singleton
public class ArtifactService {
  /** The name of the proxy's store, wherever it is kept today. */
  private static final String PROXY_STORE = "mlflow-artifacts:";

  private final ArtifactUris uris;
  private final ArtifactStores stores;
  private final ArtifactGuard guard;

  ArtifactService(ArtifactUris uris, ArtifactStores stores, ArtifactGuard guard) {
    this.uris = uris;
    this.stores = stores;
    this.guard = guard;
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

  /** Where a file or folder is, for keeping. */
  public ArtifactPlace placeOf(ArtifactLocation location) {
    boolean isProxied = location.store().equals(stores.destination());
    return new ArtifactPlace(isProxied ? PROXY_STORE : location.store().uri(), location.path());
  }

  /**
   * Deletes everything below an artifact root; what does not exist is deleted.
   *
   * @throws io.modelkeep.error.MlflowException {@code INVALID_PARAMETER_VALUE} if the root is not
   *     served by this server, {@code RESOURCE_CONFLICT} if any of it is sealed
   */
  public void deleteAll(String rootUri) throws IOException {
    ArtifactLocation root = locate(rootUri, ArtifactPath.ROOT);
    guard.checkMayChange(root);
    root.store().delete(root.path());
  }
}
