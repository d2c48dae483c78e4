package io.modelkeep.registry;

/** Told of each version with files that is registered, inside its transaction. */
public interface NewVersions {
  /**
   * A version.
   *
   * @param id its surrogate key
   * @param label name and number, {@code name/1}
   * @param artifactUri where its files are
   */
  record NewVersion(long id, long modelId, String label, String artifactUri) {}

  void registered(NewVersion version);
}
