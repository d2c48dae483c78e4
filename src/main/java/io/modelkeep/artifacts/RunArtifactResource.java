package io.modelkeep.artifacts;

import io.modelkeep.error.MlflowException;
import io.modelkeep.http.WireRequest;
import io.modelkeep.wire.tracking.ListArtifacts;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/**
 * The artifacts of runs. Source: MLflow {@code server/handlers.py}, {@code _list_artifacts} and
 * {@code get_artifact_handler}.
 */
@Path("/")
@Blocking
public class RunArtifactResource {
  private final ArtifactService service;
  private final Downloads downloads;
  private final RunArtifactRoot roots;

  RunArtifactResource(ArtifactService service, Downloads downloads, RunArtifactRoot roots) {
    this.service = service;
    this.downloads = downloads;
    this.roots = roots;
  }

  @GET
  @Path("api/2.0/mlflow/artifacts/list")
  @Produces(MediaType.APPLICATION_JSON)
  public ListArtifacts.Response list(WireRequest request) throws IOException {
    ListArtifacts message = request.read(ListArtifacts.SCHEMA);
    // Before the run is looked for: what is wrong with the request itself is answered first.
    ArtifactPath folder = ArtifactPath.of(Objects.requireNonNullElse(message.path(), ""));
    String rootUri = rootOf(firstGiven(message.runId(), message.runUuid()));
    return new ListArtifacts.Response(
        rootUri, Listing.of(folder, service.list(rootUri, folder)), null);
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
    String rootUri = rootOf(firstGiven(runId, runUuid));
    return downloads.send(service.locate(rootUri, file));
  }

  private String rootOf(@Nullable String runId) {
    return Optional.ofNullable(runId)
        .flatMap(roots::artifactUriOf)
        .orElseThrow(
            () ->
                // None as the reference prints a missing id.
                MlflowException.doesNotExist(
                    "Run with id=%s not found".formatted(runId == null ? "None" : runId)));
  }

  /** The UI still sends the older of the two names. */
  private static @Nullable String firstGiven(@Nullable String runId, @Nullable String runUuid) {
    return runId == null || runId.isEmpty() ? runUuid : runId;
  }
}
