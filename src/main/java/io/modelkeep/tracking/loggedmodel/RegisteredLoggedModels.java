package io.modelkeep.tracking.loggedmodel;

import io.modelkeep.registry.SourceLoggedModels;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Tells the registry of the logged models that versions are made from. */
@ApplicationScoped
class RegisteredLoggedModels implements SourceLoggedModels {
  private final LoggedModelRepository models;
  private final LoggedModelService service;

  RegisteredLoggedModels(LoggedModelRepository models, LoggedModelService service) {
    this.models = models;
    this.service = service;
  }

  @Override
  public Optional<LoggedModel> find(String modelId) {
    return models
        .findActive(modelId)
        .map(
            model ->
                new LoggedModel(
                    model.artifactLocation,
                    model.sourceRunId.isEmpty() ? null : model.sourceRunId));
  }

  @Override
  public void noteRegistration(String modelId, String registeredModelName, String version) {
    service.noteVersion(modelId, registeredModelName, Integer.parseInt(version));
  }
}
