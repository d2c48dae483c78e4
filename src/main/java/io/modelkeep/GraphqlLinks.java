package io.modelkeep;

import io.modelkeep.artifacts.http.RunArtifactService;
import io.modelkeep.registry.ModelVersionService;
import io.modelkeep.ui.graphql.ArtifactReads;
import io.modelkeep.ui.graphql.RegistryReads;
import io.modelkeep.wire.registry.SearchModelVersions;
import io.modelkeep.wire.tracking.ListArtifacts;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;

/** As {@link FeatureLinks}: what the web UI's queries ask of versions and artifacts. */
@ApplicationScoped
class GraphqlLinks implements RegistryReads, ArtifactReads {
  private final ModelVersionService versions;
  private final RunArtifactService artifacts;

  GraphqlLinks(ModelVersionService versions, RunArtifactService artifacts) {
    this.versions = versions;
    this.artifacts = artifacts;
  }

  @Override
  public SearchModelVersions.Response searchVersions(SearchModelVersions request) {
    return versions.search(request);
  }

  @Override
  public ListArtifacts.Response listArtifacts(ListArtifacts request) throws IOException {
    return artifacts.list(request);
  }
}
