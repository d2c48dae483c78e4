package io.modelkeep.artifacts.http;

import io.modelkeep.artifacts.store.ArtifactPath;
import io.modelkeep.http.WireRequest;
import io.modelkeep.wire.tracking.ListArtifacts;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/**
 * The artifacts of runs. Source: MLflow {@code server/handlers.py}, {@code _list_artifacts} and
 * {@code get_artifact_handler}.
 */
@Path("/")
@Blocking
public class RunArtifactResource {
  private final RunArtifactService service;
  private final Downloads downloads;

  RunArtifactResource(RunArtifactService service, Downloads downloads) {
    this.service = service;
    this.downloads = downloads;
  }

  @GET
  @Path("api/2.0/mlflow/artifacts/list")
  @Produces(MediaType.APPLICATION_JSON)
  public ListArtifacts.Response list(WireRequest request) throws IOException {
    return service.list(request.read(ListArtifacts.SCHEMA));
  }

  @GET
  @Path("get-artifact")
  @Produces(MediaType.WILDCARD)
  public Response download(
      @RestQuery("run_id") @Nullable String runId,
      @RestQuery("run_uuid") @Nullable String runUuid,
      @RestQuery @Nullable String path)
      throws IOException {
    ArtifactPath file = Downloads.requestedPath(path);
    return downloads.send(service.locate(runId, runUuid, file));
  }
}
