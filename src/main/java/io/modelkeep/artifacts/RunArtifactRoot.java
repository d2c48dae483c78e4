package io.modelkeep.artifacts;

/** Tells where a run's artifacts are; tracking knows. */
public interface RunArtifactRoot {
  /**
   * The artifact URI of the run, deleted ones included.
   *
   * @throws io.modelkeep.error.MlflowException {@code RESOURCE_DOES_NOT_EXIST} if there is no such
   *     run
   */
  String artifactUriOf(String runId);
}
