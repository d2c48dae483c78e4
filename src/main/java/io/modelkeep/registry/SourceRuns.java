package io.modelkeep.registry;

import java.util.Optional;

/** What the registry has to know of the runs that models come from; tracking answers. */
public interface SourceRuns {
  /** Where a run keeps its artifacts; empty if there is no such run. */
  Optional<String> artifactUriOf(String runId);
}
