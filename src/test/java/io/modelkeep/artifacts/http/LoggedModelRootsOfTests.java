package io.modelkeep.artifacts.http;

import io.modelkeep.artifacts.LoggedModelArtifactRoot;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;

/** Logged models called like the runs of {@link ArtifactRootsOfTests}, with their artifacts. */
@Singleton
@Alternative
class LoggedModelRootsOfTests implements LoggedModelArtifactRoot {
  private final ArtifactRootsOfTests roots;

  LoggedModelRootsOfTests(ArtifactRootsOfTests roots) {
    this.roots = roots;
  }

  @Override
  public String artifactUriOf(String modelId) {
    return roots.artifactUriOf(modelId).orElseThrow();
  }
}
