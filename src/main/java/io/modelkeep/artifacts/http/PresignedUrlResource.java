package io.modelkeep.artifacts.http;

import io.modelkeep.artifacts.ArtifactLocation;
import io.modelkeep.artifacts.DirectTransferService;
import io.modelkeep.artifacts.LoggedModelArtifactRoot;
import io.modelkeep.artifacts.RunArtifactRoot;
import io.modelkeep.artifacts.store.ArtifactPath;
import io.modelkeep.artifacts.store.BlobInfo;
import io.modelkeep.artifacts.store.DirectTransfer;
import io.modelkeep.error.MlflowException;
import io.modelkeep.http.WireRequest;
import io.modelkeep.wire.tracking.CreatePresignedDownloadUrl;
import io.modelkeep.wire.tracking.CreatePresignedUploadUrl;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * URLs for the files of runs and logged models that are kept in a bucket of the clients' own.
 *
 * <p>Source: MLflow {@code server/handlers.py}, {@code _create_presigned_upload_url} and {@code
 * _create_presigned_download_url}.
 */
@Path("/")
@Blocking
@Produces(MediaType.APPLICATION_JSON)
public class PresignedUrlResource {
  private final DirectTransferService transfers;
  private final PresignedValidity validity;
  private final RunArtifactRoot runs;
  private final LoggedModelArtifactRoot models;

  PresignedUrlResource(
      DirectTransferService transfers,
      PresignedValidity validity,
      RunArtifactRoot runs,
      LoggedModelArtifactRoot models) {
    this.transfers = transfers;
    this.validity = validity;
    this.runs = runs;
    this.models = models;
  }

  @POST
  @Path("api/2.0/mlflow/artifacts/presigned-upload-url")
  public CreatePresignedUploadUrl.Response upload(WireRequest request) {
    CreatePresignedUploadUrl message = request.read(CreatePresignedUploadUrl.SCHEMA);
    String runId = Objects.requireNonNullElse(message.runId(), "");
    String modelId = Objects.requireNonNullElse(message.modelId(), "");
    if (runId.isEmpty() == modelId.isEmpty()) {
      throw MlflowException.invalidParameter(
          "Exactly one of run_id and model_id must be provided.");
    }
    ArtifactPath path = file(message.path());
    Duration expiration = validity.ofUpload(message.expiration());
    String rootUri = runId.isEmpty() ? models.artifactUriOf(modelId) : rootOf(runId);
    ArtifactLocation location = transfers.locateForUpload(rootUri, path);
    DirectTransfer.SignedRequest signed =
        location.store().direct().orElseThrow().upload(location.path(), expiration);
    return new CreatePresignedUploadUrl.Response(signed.url(), signed.headers());
  }

  @POST
  @Path("api/2.0/mlflow/artifacts/presigned-download-url")
  public CreatePresignedDownloadUrl.Response download(WireRequest request) throws IOException {
    CreatePresignedDownloadUrl message = request.read(CreatePresignedDownloadUrl.SCHEMA);
    ArtifactPath path = file(message.path());
    Duration expiration = validity.ofDownload(message.expiration());
    String rootUri = rootOf(Objects.requireNonNullElse(message.runId(), ""));
    ArtifactLocation location = transfers.locateForDownload(rootUri, path);
    BlobInfo info = location.store().stat(location.path());
    DirectTransfer.SignedRequest signed =
        location.store().direct().orElseThrow().download(location.path(), expiration);
    return new CreatePresignedDownloadUrl.Response(
        signed.url(), signed.headers(), info.sizeBytes());
  }

  private String rootOf(String runId) {
    return runs.artifactUriOf(runId)
        .orElseThrow(
            () -> MlflowException.doesNotExist("Run with id=%s not found".formatted(runId)));
  }

  private static ArtifactPath file(@Nullable String path) {
    ArtifactPath file = ArtifactPath.of(Objects.requireNonNullElse(path, ""));
    if (file.isRoot()) {
      throw ArtifactPath.invalid();
    }
    return file;
  }
}
