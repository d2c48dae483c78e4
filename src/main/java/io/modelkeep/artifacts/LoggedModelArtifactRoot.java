package io.modelkeep.artifacts;

/** Tells where the artifacts of a logged model are; tracking answers. */
public interface LoggedModelArtifactRoot {
  /**
   * The logged model's artifact URI.
   *
   * @throws io.modelkeep.error.MlflowException {@code RESOURCE_DOES_NOT_EXIST} if there is no such
   *     logged model, or it was deleted
   */
  String artifactUriOf(String modelId);
}
