package io.modelkeep.artifacts.sealing;

import org.jspecify.annotations.Nullable;

/** Tells of registered versions what sealing has to know; the registry answers. */
public interface SealableVersions {
  /**
   * A version.
   *
   * @param id its surrogate key
   * @param label name and number, {@code name/1}
   * @param artifactUri where its files are
   */
  record Version(long id, long modelId, String label, String artifactUri) {}

  /**
   * The version.
   *
   * @param version as the client sent it
   * @throws io.modelkeep.error.MlflowException {@code INVALID_PARAMETER_VALUE} if the name or the
   *     version is not well formed, {@code RESOURCE_DOES_NOT_EXIST} if there is no such version
   */
  Version find(@Nullable String name, @Nullable String version);

  /**
   * A model's surrogate key.
   *
   * @throws io.modelkeep.error.MlflowException {@code RESOURCE_DOES_NOT_EXIST} if there is none
   */
  long modelId(String name);
}
