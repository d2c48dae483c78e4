package io.modelkeep.artifacts.http;

import io.modelkeep.artifacts.ArtifactService;
import io.modelkeep.artifacts.LoggedModelArtifactRoot;
import io.modelkeep.artifacts.store.ArtifactPath;
import io.modelkeep.error.MlflowException;
import io.modelkeep.http.WireRequest;
import io.modelkeep.wire.tracking.ListLoggedModelArtifacts;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.Objects;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/**
 * The artifacts of logged models. Source: MLflow {@code server/handlers.py}, {@code
 * _list_logged_model_artifacts} and {@code get_logged_model_artifact_handler}.
 */
@Path("/api/2.0/mlflow/logged-models/{model_id}/artifacts")
@Blocking
public class LoggedModelArtifactResource {
  private final ArtifactService service;
  private final Downloads downloads;
  private final LoggedModelArtifactRoot roots;

  LoggedModelArtifactResource(
      ArtifactService service, Downloads downloads, LoggedModelArtifactRoot roots) {
    this.service = service;
    this.downloads = downloads;
    this.roots = roots;
  }

  @GET
  @Path("directories")
  @Produces(MediaType.APPLICATION_JSON)
  public ListLoggedModelArtifacts.Response list(
      @RestPath("model_id") String modelId, WireRequest wire) throws IOException {
    ListLoggedModelArtifacts request = wire.read(ListLoggedModelArtifacts.SCHEMA);
    ArtifactPath folder =
        ArtifactPath.of(Objects.requireNonNullElse(request.artifactDirectoryPath(), ""));
    String rootUri = roots.artifactUriOf(modelId);
    return new ListLoggedModelArtifacts.Response(
        rootUri, Listing.of(folder, service.list(rootUri, folder)), null);
  }

  /** For MLflow's web UI. */
  @GET
  @Path("files")
  @Produces(MediaType.WILDCARD)
  public Response download(
      @RestPath("model_id") String modelId,
      @RestQuery("artifact_file_path") @Nullable String filePath)
      throws IOException {
    if (filePath == null || filePath.isEmpty()) {
      throw MlflowException.badRequest(
          "Request must include the \"artifact_file_path\" query parameter.");
    }
    ArtifactPath file = ArtifactPath.of(filePath);
    String rootUri = roots.artifactUriOf(modelId);
    return downloads.send(service.locate(rootUri, file));
  }
}
