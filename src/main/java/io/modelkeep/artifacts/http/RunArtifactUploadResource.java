package io.modelkeep.artifacts.http;

import io.modelkeep.artifacts.ArtifactChanges;
import io.modelkeep.artifacts.store.ArtifactPath;
import io.modelkeep.error.MlflowException;
import io.smallrye.common.annotation.Blocking;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/**
 * Small artifacts of a run, uploaded by MLflow's web UI. Source: MLflow {@code server/handlers.py},
 * {@code upload_artifact_handler}.
 */
@Path("/api/2.0/mlflow/upload-artifact")
@Blocking
public class RunArtifactUploadResource {
  private final RunArtifactService service;
  private final ArtifactChanges changes;

  RunArtifactUploadResource(RunArtifactService service, ArtifactChanges changes) {
    this.service = service;
    this.changes = changes;
  }

  /**
   * @param content at most {@link LimitedUpload#MAX_BYTES}, and not empty
   */
  @POST
  @Consumes(MediaType.WILDCARD)
  @Produces(MediaType.APPLICATION_JSON)
  public Response upload(
      @RestQuery("run_uuid") @Nullable String runUuid,
      @RestQuery @Nullable String path,
      @Context HttpServerRequest request,
      InputStream content)
      throws IOException {
    String run = given(runUuid, "run_uuid");
    ArtifactPath file = fileAt(given(path, "path"));
    long sizeBytes = UploadSize.announcedBy(request);
    checkSize(sizeBytes);
    changes.write(service.locate(run, null, file), new LimitedUpload(content), sizeBytes);
    return Response.ok().type(MediaType.APPLICATION_JSON_TYPE).build();
  }

  private static String given(@Nullable String value, String name) {
    if (value == null || value.isEmpty()) {
      throw MlflowException.invalidParameter("Request must specify %s.".formatted(name));
    }
    return value;
  }

  private static ArtifactPath fileAt(String path) {
    ArtifactPath file = ArtifactPath.of(path);
    if (path.endsWith("/") || file.isRoot()) {
      throw MlflowException.invalidParameter(
          "Artifact path must include a filename (cannot end with '/').");
    }
    return file;
  }

  /** What says of itself that it is empty or too long is refused before the run is looked for. */
  private static void checkSize(long sizeBytes) {
    // Sent in chunks, it is counted as it arrives.
    if (sizeBytes == 0) {
      throw LimitedUpload.empty();
    }
    if (sizeBytes > LimitedUpload.MAX_BYTES) {
      throw LimitedUpload.tooLarge();
    }
  }
}
