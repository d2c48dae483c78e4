package io.modelkeep.artifacts.http;

import io.modelkeep.artifacts.ArtifactLocation;
import io.modelkeep.artifacts.ArtifactService;
import io.modelkeep.artifacts.RunArtifactRoot;
import io.modelkeep.artifacts.store.ArtifactPath;
import io.modelkeep.error.MlflowException;
import io.modelkeep.wire.tracking.ListArtifacts;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The artifacts of runs, by the run's id. */
@Singleton
public class RunArtifactService {
  private final ArtifactService artifacts;
  private final RunArtifactRoot roots;

  RunArtifactService(ArtifactService artifacts, RunArtifactRoot roots) {
    this.artifacts = artifacts;
    this.roots = roots;
  }

  public ListArtifacts.Response list(ListArtifacts request) throws IOException {
    // Before the run is looked for: what is wrong with the request itself is answered first.
    ArtifactPath folder = ArtifactPath.of(Objects.requireNonNullElse(request.path(), ""));
    String rootUri = rootOf(request.runId(), request.runUuid());
    return new ListArtifacts.Response(
        rootUri, Listing.of(folder, artifacts.list(rootUri, folder)), null);
  }

  ArtifactLocation locate(@Nullable String runId, @Nullable String runUuid, ArtifactPath file) {
    return artifacts.locate(rootOf(runId, runUuid), file);
  }

  /** The UI still sends the older of the two names. */
  private String rootOf(@Nullable String runId, @Nullable String runUuid) {
    @Nullable String id = runId == null || runId.isEmpty() ? runUuid : runId;
    return Optional.ofNullable(id)
        .flatMap(roots::artifactUriOf)
        .orElseThrow(
            () ->
                // None as the reference prints a missing id.
                MlflowException.doesNotExist(
                    "Run with id=%s not found".formatted(id == null ? "None" : id)));
  }
}
