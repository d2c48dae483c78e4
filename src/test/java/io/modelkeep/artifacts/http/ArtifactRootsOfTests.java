package io.modelkeep.artifacts.http;

import io.modelkeep.artifacts.ModelVersionArtifactRoot;
import io.modelkeep.artifacts.RunArtifactRoot;
import io.modelkeep.error.MlflowException;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Runs and versions by artifact URI alone, in the place of the features that know more of them. */
@Singleton
@Alternative
class ArtifactRootsOfTests implements RunArtifactRoot, ModelVersionArtifactRoot {
  private final Map<String, String> uris = new ConcurrentHashMap<>();

  void add(String runIdOrNameAndVersion, String artifactUri) {
    uris.put(runIdOrNameAndVersion, artifactUri);
  }

  @Override
  public Optional<String> artifactUriOf(String runId) {
    return Optional.ofNullable(uris.get(runId));
  }

  @Override
  public String artifactUriOf(@Nullable String name, @Nullable String version) {
    return Optional.ofNullable(uris.get(name + "/" + version))
        .orElseThrow(
            () ->
                MlflowException.doesNotExist(
                    "Model Version (name=%s, version=%s) not found".formatted(name, version)));
  }
}
