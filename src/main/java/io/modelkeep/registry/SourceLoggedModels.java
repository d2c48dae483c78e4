package io.modelkeep.registry;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the registry has to know of the logged models that versions are made from. */
public interface SourceLoggedModels {
  /**
   * A logged model.
   *
   * @param artifactLocation where its files are
   * @param sourceRunId the run that logged it, null if none did
   */
  record LoggedModel(String artifactLocation, @Nullable String sourceRunId) {}

  /** The logged model; empty if there is none. */
  Optional<LoggedModel> find(String modelId);

  /**
   * Notes on the logged model that a version was made from it; inside the version's transaction.
   */
  void noteRegistration(String modelId, String registeredModelName, String version);
}
