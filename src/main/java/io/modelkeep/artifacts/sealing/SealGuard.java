package io.modelkeep.artifacts.sealing;

import io.modelkeep.artifacts.ArtifactGuard;
import io.modelkeep.artifacts.ArtifactLocation;
import io.modelkeep.artifacts.ArtifactService;
import io.modelkeep.error.MlflowException;
import jakarta.enterprise.context.ApplicationScoped;

/** Refuses changes to the files of sealed versions. */
@ApplicationScoped
class SealGuard implements ArtifactGuard {
  private final SealRepository seals;
  private final ArtifactService artifacts;

  SealGuard(SealRepository seals, ArtifactService artifacts) {
    this.seals = seals;
    this.artifacts = artifacts;
  }

  @Override
  public void checkMayChange(ArtifactLocation artifact) {
    seals
        .versionSealedAround(artifacts.placeOf(artifact))
        .ifPresent(
            version -> {
              throw MlflowException.conflict(
                  "The artifact '%s' cannot be changed: model version %s is sealed."
                      .formatted(artifact.path(), version));
            });
  }
}
