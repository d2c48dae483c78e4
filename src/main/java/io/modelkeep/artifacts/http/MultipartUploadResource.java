package io.modelkeep.artifacts.http;

import io.modelkeep.artifacts.DirectTransferService;
import io.modelkeep.artifacts.store.ArtifactPath;
import io.modelkeep.artifacts.store.DirectTransfer;
import io.modelkeep.error.MlflowException;
import io.modelkeep.http.WireRequest;
import io.modelkeep.wire.artifacts.AbortMultipartUpload;
import io.modelkeep.wire.artifacts.CompleteMultipartUpload;
import io.modelkeep.wire.artifacts.CreateMultipartUpload;
import io.modelkeep.wire.artifacts.MultipartUploadCredential;
import io.modelkeep.wire.artifacts.MultipartUploadPart;
import io.smallrye.common.annotation.Blocking;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Uploads in parts, which clients send to the store themselves.
 *
 * <p>Source: MLflow {@code server/handlers.py}, {@code _create_multipart_upload_artifact} and its
 * neighbours.
 */
@Path("/api/2.0/mlflow-artifacts/mpu")
@Blocking
@Produces(MediaType.APPLICATION_JSON)
public class MultipartUploadResource {
  private final DirectTransferService transfers;

  MultipartUploadResource(DirectTransferService transfers) {
    this.transfers = transfers;
  }

  @POST
  @Path("create/{path:.+}")
  public CreateMultipartUpload.Response create(@Context HttpServerRequest http, WireRequest request)
      throws IOException {
    ArtifactPath folder = ProxyPath.of(http);
    CreateMultipartUpload message = request.read(CreateMultipartUpload.SCHEMA);
    DirectTransfer transfer = transfers.forUploads();
    ArtifactPath file = file(folder, message.path());
    transfers.checkMayChange(file);
    DirectTransfer.PartedUpload upload = transfer.createUpload(file, partCount(message.numParts()));
    List<MultipartUploadCredential> credentials = new ArrayList<>();
    for (DirectTransfer.SignedRequest part : upload.parts()) {
      int number = credentials.size() + 1;
      credentials.add(new MultipartUploadCredential(part.url(), number, part.headers()));
    }
    return new CreateMultipartUpload.Response(upload.uploadId(), credentials);
  }

  @POST
  @Path("complete/{path:.+}")
  public CompleteMultipartUpload.Response complete(
      @Context HttpServerRequest http, WireRequest request) throws IOException {
    ArtifactPath folder = ProxyPath.of(http);
    CompleteMultipartUpload message = request.read(CompleteMultipartUpload.SCHEMA);
    DirectTransfer transfer = transfers.forUploads();
    ArtifactPath file = file(folder, message.path());
    transfers.checkMayChange(file);
    transfer.completeUpload(
        file,
        uploadId(message.uploadId()),
        Objects.requireNonNullElse(message.parts(), List.<MultipartUploadPart>of()).stream()
            .map(MultipartUploadResource::sentPart)
            .toList());
    return new CompleteMultipartUpload.Response();
  }

  @POST
  @Path("abort/{path:.+}")
  public AbortMultipartUpload.Response abort(@Context HttpServerRequest http, WireRequest request)
      throws IOException {
    ArtifactPath folder = ProxyPath.of(http);
    AbortMultipartUpload message = request.read(AbortMultipartUpload.SCHEMA);
    DirectTransfer transfer = transfers.forUploads();
    transfer.abortUpload(file(folder, message.path()), uploadId(message.uploadId()));
    return new AbortMultipartUpload.Response();
  }

  /** The folder of the call, and the last name of what the client calls the file. */
  private static ArtifactPath file(ArtifactPath folder, @Nullable String clientPath) {
    String path = Objects.requireNonNullElse(clientPath, "");
    ArtifactPath name = ArtifactPath.of(path.substring(path.lastIndexOf('/') + 1));
    if (name.names().size() != 1) {
      throw ArtifactPath.invalid();
    }
    return folder.resolve(name);
  }

  private static int partCount(@Nullable Long sent) {
    long count = Objects.requireNonNullElse(sent, 0L);
    if (count < 1 || count > DirectTransfer.MAX_PARTS) {
      throw MlflowException.invalidParameter(
          "num_parts must be between 1 and %d (got %d)."
              .formatted(DirectTransfer.MAX_PARTS, count));
    }
    return (int) count;
  }

  private static String uploadId(@Nullable String sent) {
    if (sent == null || sent.isEmpty()) {
      throw MlflowException.invalidParameter("Missing value for required parameter 'upload_id'.");
    }
    return sent;
  }

  private static DirectTransfer.SentPart sentPart(MultipartUploadPart part) {
    long number = Objects.requireNonNullElse(part.partNumber(), 0L);
    if (number < 1 || number > DirectTransfer.MAX_PARTS) {
      throw MlflowException.invalidParameter(
          "part_number must be between 1 and %d (got %d)."
              .formatted(DirectTransfer.MAX_PARTS, number));
    }
    return new DirectTransfer.SentPart((int) number, part.etag());
  }
}
