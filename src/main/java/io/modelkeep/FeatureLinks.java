package io.modelkeep;

import io.modelkeep.artifacts.ModelVersionArtifactRoot;
import io.modelkeep.registry.ModelVersionService;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/**
 * Answers one feature's questions with another's service: the only place that may know both, since
 * features do not know each other.
 */
@ApplicationScoped
class FeatureLinks implements ModelVersionArtifactRoot {
  private final ModelVersionService versions;

  FeatureLinks(ModelVersionService versions) {
    this.versions = versions;
  }

  /** The files of a version are where clients download them from. */
  @Override
  public String artifactUriOf(@Nullable String name, @Nullable String version) {
    return versions.downloadUri(name, version);
  }
}
