package io.modelkeep.artifacts.http;

import io.modelkeep.artifacts.ArtifactService;
import io.modelkeep.artifacts.ModelVersionArtifactRoot;
import io.modelkeep.artifacts.store.ArtifactPath;
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
 * The artifacts of registered versions. Source: MLflow {@code server/handlers.py}, {@code
 * get_model_version_artifact_handler}.
 */
@Path("/model-versions/get-artifact")
@Blocking
public class ModelVersionArtifactResource {
  private final ArtifactService service;
  private final Downloads downloads;
  private final ModelVersionArtifactRoot roots;

  ModelVersionArtifactResource(
      ArtifactService service, Downloads downloads, ModelVersionArtifactRoot roots) {
    this.service = service;
    this.downloads = downloads;
    this.roots = roots;
  }

  @GET
  @Produces(MediaType.WILDCARD)
  public Response download(
      @RestQuery @Nullable String name,
      @RestQuery @Nullable String version,
      @RestQuery @Nullable String path)
      throws IOException {
    ArtifactPath file = Downloads.requestedPath(path);
    String rootUri = roots.artifactUriOf(name, version);
    return downloads.send(service.locate(rootUri, file));
  }
}
