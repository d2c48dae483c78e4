package io.modelkeep.artifacts.http;

import io.modelkeep.artifacts.ArtifactStores;
import io.modelkeep.artifacts.DirectTransferService;
import io.modelkeep.artifacts.store.ArtifactPath;
import io.modelkeep.artifacts.store.BlobInfo;
import io.modelkeep.artifacts.store.DirectTransfer;
import io.modelkeep.wire.artifacts.GetPresignedDownloadUrl;
import io.smallrye.common.annotation.Blocking;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;

/**
 * Where clients fetch the proxy's artifacts themselves.
 *
 * <p>Source: MLflow {@code server/handlers.py}, {@code _get_presigned_download_url}.
 */
@Path("/api/2.0/mlflow-artifacts/presigned/{path:.+}")
@Blocking
public class PresignedDownloadResource {
  private final DirectTransferService transfers;
  private final ArtifactStores stores;
  private final PresignedValidity validity;

  PresignedDownloadResource(
      DirectTransferService transfers, ArtifactStores stores, PresignedValidity validity) {
    this.transfers = transfers;
    this.stores = stores;
    this.validity = validity;
  }

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public GetPresignedDownloadUrl.Response sign(@Context HttpServerRequest request)
      throws IOException {
    ArtifactPath path = ProxyPath.of(request);
    DirectTransfer transfer = transfers.forDownloads();
    BlobInfo info = stores.destination().stat(path);
    DirectTransfer.SignedRequest signed = transfer.download(path, validity.ofDownload(null));
    return new GetPresignedDownloadUrl.Response(signed.url(), signed.headers(), info.sizeBytes());
  }
}
