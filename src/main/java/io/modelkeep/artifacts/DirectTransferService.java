package io.modelkeep.artifacts;

import io.modelkeep.artifacts.store.ArtifactPath;
import io.modelkeep.artifacts.store.DirectTransfer;
import io.modelkeep.error.ErrorCode;
import io.modelkeep.error.MlflowException;
import io.modelkeep.http.TransferCapabilities;
import io.modelkeep.uri.LooseUri;
import jakarta.inject.Singleton;
import java.util.Set;

/**
 * Finds the store to which a client may be sent itself, or says why there is none.
 *
 * <p>Source: MLflow {@code server/handlers.py}, {@code _validate_support_*}, and {@code
 * exceptions.py}.
 */
@Singleton
public class DirectTransferService implements TransferCapabilities {
  private static final Set<String> PROXIED_SCHEMES = Set.of("http", "https", "mlflow-artifacts");

  private final ArtifactStores stores;
  private final ArtifactUris uris;
  private final ArtifactGuard guard;

  DirectTransferService(ArtifactStores stores, ArtifactUris uris, ArtifactGuard guard) {
    this.stores = stores;
    this.uris = uris;
    this.guard = guard;
  }

  @Override
  public boolean isDirect() {
    return stores.destination().direct().isPresent();
  }

  /** The proxy's store, for uploads in parts. */
  public DirectTransfer forUploads() {
    return stores.destination().direct().orElseThrow(() -> unsupported("Multipart upload"));
  }

  /**
   * Returns if the proxy's file may be written.
   *
   * @throws MlflowException {@code RESOURCE_CONFLICT} if it is sealed
   */
  public void checkMayChange(ArtifactPath file) {
    guard.checkMayChange(new ArtifactLocation(stores.destination(), file));
  }

  /** The proxy's store, for downloads. */
  public DirectTransfer forDownloads() {
    return stores.destination().direct().orElseThrow(() -> unsupported("Multipart download"));
  }

  /**
   * Where a file is that belongs to a run or a logged model and that clients reach without the
   * proxy.
   *
   * @param rootUri the artifact URI of the run or the logged model
   * @throws MlflowException {@code RESOURCE_CONFLICT} if the file is sealed
   */
  public ArtifactLocation locateForUpload(String rootUri, ArtifactPath path) {
    String scheme = LooseUri.parse(rootUri).scheme();
    if (PROXIED_SCHEMES.contains(scheme)) {
      throw MlflowException.invalidParameter(
          ("Presigned upload is not supported for proxied artifact storage (artifact URI scheme:"
                  + " %s). This endpoint requires a direct cloud storage artifact URI.")
              .formatted(scheme));
    }
    ArtifactLocation location = direct(rootUri, path, "Presigned upload");
    guard.checkMayChange(location);
    return location;
  }

  /** As {@link #locateForUpload}, for a file to be fetched; a sealed one may be. */
  public ArtifactLocation locateForDownload(String rootUri, ArtifactPath path) {
    String scheme = LooseUri.parse(rootUri).scheme();
    if (PROXIED_SCHEMES.contains(scheme)) {
      throw MlflowException.invalidParameter(
          ("Presigned download is not supported for runs with proxied artifact storage (artifact"
                  + " URI scheme: %s). This endpoint requires a run with a direct cloud storage"
                  + " artifact URI.")
              .formatted(scheme));
    }
    return direct(rootUri, path, "Presigned download");
  }

  private ArtifactLocation direct(String rootUri, ArtifactPath path, String transfer) {
    ArtifactLocation location = uris.locate(rootUri).below(path);
    if (location.store().direct().isEmpty()) {
      throw unsupported(transfer);
    }
    return location;
  }

  private static MlflowException unsupported(String transfer) {
    return new MlflowException(
        ErrorCode.NOT_IMPLEMENTED,
        transfer + " is not supported for the current artifact repository");
  }
}
