package io.modelkeep.tracking.run;

import io.modelkeep.artifacts.RunArtifactRoot;
import io.modelkeep.registry.SourceRuns;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Tells the neighbours where a run keeps its artifacts. */
@ApplicationScoped
class RunArtifactUris implements RunArtifactRoot, SourceRuns {
  private final RunRepository runs;

  RunArtifactUris(RunRepository runs) {
    this.runs = runs;
  }

  @Override
  public Optional<String> artifactUriOf(String runId) {
    return runs.findArtifactUri(runId);
  }
}
