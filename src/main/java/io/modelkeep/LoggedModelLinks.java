package io.modelkeep;

import io.modelkeep.artifacts.LoggedModelArtifactRoot;
import io.modelkeep.registry.SourceLoggedModels;
import io.modelkeep.tracking.loggedmodel.LoggedModelService;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** As {@link FeatureLinks}: what other features ask about logged models. */
@ApplicationScoped
class LoggedModelLinks implements SourceLoggedModels, LoggedModelArtifactRoot {
  private final LoggedModelService models;

  LoggedModelLinks(LoggedModelService models) {
    this.models = models;
  }

  @Override
  public Optional<LoggedModel> find(String modelId) {
    return models
        .find(modelId)
        .map(
            model -> {
              String run = model.info().sourceRunId();
              return new LoggedModel(model.info().artifactUri(), run.isEmpty() ? null : run);
            });
  }

  @Override
  public void noteRegistration(String modelId, String registeredModelName, String version) {
    models.noteVersion(modelId, registeredModelName, Integer.parseInt(version));
  }

  @Override
  public String artifactUriOf(String modelId) {
    return models.get(modelId, false).info().artifactUri();
  }
}
