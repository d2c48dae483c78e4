package io.modelkeep.artifacts;

import java.util.Optional;

/** Tells where a run's artifacts are; tracking answers. */
public interface RunArtifactRoot {
  /** The run's artifact URI, that of a deleted run included; empty if there is no such run. */
  Optional<String> artifactUriOf(String runId);
}
