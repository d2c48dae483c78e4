package io.modelkeep.registry;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Stands in until tracking answers for runs and logged models: there are none. */
@DefaultBean
@ApplicationScoped
class NoTracking implements SourceRuns, SourceLoggedModels {
  @Override
  public Optional<String> artifactUriOf(String runId) {
    return Optional.empty();
  }

  @Override
  public Optional<LoggedModel> find(String modelId) {
    return Optional.empty();
  }

  @Override
  public void noteRegistration(String modelId, String registeredModelName, String version) {
    throw new IllegalStateException("There is no logged model to note a registration on");
  }
}
