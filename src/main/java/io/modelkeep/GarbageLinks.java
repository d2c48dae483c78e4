package io.modelkeep;

import io.modelkeep.artifacts.ArtifactService;
import io.modelkeep.registry.VersionOriginService;
import io.modelkeep.tracking.gc.GarbageArtifacts;
import io.modelkeep.tracking.gc.RegisteredVersions;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Collection;
import java.util.Map;

/** As {@link FeatureLinks}: what the collection of garbage asks others. */
@ApplicationScoped
class GarbageLinks implements RegisteredVersions, GarbageArtifacts {
  private final VersionOriginService versions;
  private final ArtifactService artifacts;

  GarbageLinks(VersionOriginService versions, ArtifactService artifacts) {
    this.versions = versions;
    this.artifacts = artifacts;
  }

  @Override
  public Map<String, String> needing(Collection<String> publicIds) {
    return versions.versionsMadeFrom(publicIds);
  }

  @Override
  public void deleteAll(String artifactUri) throws IOException {
    artifacts.deleteAll(artifactUri);
  }
}
