package io.modelkeep;

import io.modelkeep.artifacts.RunArtifactRoot;
import io.modelkeep.registry.SourceRuns;
import io.modelkeep.tracking.run.RunService;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** As {@link FeatureLinks}: what other features ask about runs. */
@ApplicationScoped
class RunLinks implements RunArtifactRoot, SourceRuns {
  private final RunService runs;

  RunLinks(RunService runs) {
    this.runs = runs;
  }

  @Override
  public Optional<String> artifactUriOf(String runId) {
    return runs.findArtifactUri(runId);
  }
}
