package io.modelkeep.artifacts.http;

import io.modelkeep.artifacts.ArtifactChanges;
import io.modelkeep.artifacts.ArtifactLocation;
import io.modelkeep.artifacts.ArtifactStores;
import io.modelkeep.artifacts.store.ArtifactPath;
import io.modelkeep.error.MlflowException;
import io.modelkeep.http.WireRequest;
import io.modelkeep.wire.artifacts.DeleteArtifact;
import io.modelkeep.wire.artifacts.FileInfo;
import io.modelkeep.wire.artifacts.ListArtifacts;
import io.smallrye.common.annotation.Blocking;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;

/**
 * MLflow's artifact proxy: clients read and write the store through the server and need no access
 * to it.
 *
 * <p>Source: MLflow {@code server/artifact_router.py} and the {@code mlflow_artifacts} handlers of
 * {@code server/handlers.py}.
 */
@Path("/api/2.0/mlflow-artifacts/artifacts")
@Blocking
public class ArtifactProxyResource {
  private static final String ANY_PATH = "/{path:.+}";

  private final ArtifactStores stores;
  private final Downloads downloads;
  private final ArtifactChanges changes;
  private final RequestBodies bodies;

  ArtifactProxyResource(
      ArtifactStores stores, Downloads downloads, ArtifactChanges changes, RequestBodies bodies) {
    this.stores = stores;
    this.downloads = downloads;
    this.changes = changes;
    this.bodies = bodies;
  }

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public ListArtifacts.Response list(WireRequest request) throws IOException {
    ListArtifacts message = request.read(ListArtifacts.SCHEMA);
    ArtifactPath folder =
        message.path() == null ? ArtifactPath.ROOT : ArtifactPath.of(message.path());
    return new ListArtifacts.Response(
        stores.destination().list(folder).stream()
            .map(entry -> new FileInfo(entry.name(), entry.isFolder(), entry.wireSize()))
            .toList());
  }

  @GET
  @Path(ANY_PATH)
  @Produces(MediaType.WILDCARD)
  public Response download(@Context HttpServerRequest request) throws IOException {
    return downloads.send(locationOf(request));
  }

  @PUT
  @Path(ANY_PATH)
  @Consumes(MediaType.WILDCARD)
  public Response upload(@Context HttpServerRequest request) throws IOException {
    if (request.path().endsWith("/")) {
      throw MlflowException.invalidParameter(
          "Artifact path must include a filename (cannot end with '/').");
    }
    ArtifactLocation file = locationOf(request);
    try (RequestBody content = bodies.current()) {
      changes.write(file, content, UploadSize.announcedBy(request));
    }
    return Response.ok().build();
  }

  @DELETE
  @Path(ANY_PATH)
  @Produces(MediaType.APPLICATION_JSON)
  public DeleteArtifact.Response delete(@Context HttpServerRequest request) throws IOException {
    changes.delete(locationOf(request));
    return new DeleteArtifact.Response();
  }

  private ArtifactLocation locationOf(HttpServerRequest request) {
    return new ArtifactLocation(stores.destination(), ProxyPath.of(request));
  }
}
