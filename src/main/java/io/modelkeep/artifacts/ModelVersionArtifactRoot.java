package io.modelkeep.artifacts;

import org.jspecify.annotations.Nullable;

/** Tells where the artifacts of a model version are; the registry knows. */
public interface ModelVersionArtifactRoot {
  /**
   * The download URI of the version.
   *
   * @param version as the client sent it
   * @throws io.modelkeep.error.MlflowException {@code INVALID_PARAMETER_VALUE} if the name or the
   *     version is missing or not well formed, {@code RESOURCE_DOES_NOT_EXIST} if there is no such
   *     version
   */
  String artifactUriOf(@Nullable String name, @Nullable String version);
}
