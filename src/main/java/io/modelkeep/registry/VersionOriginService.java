package io.modelkeep.registry;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Where versions come from and are, for those who keep or delete it. */
@ApplicationScoped
public class VersionOriginService {
  /**
   * Where a version's files are.
   *
   * @param id its surrogate key
   * @param label name and number, {@code name/1}
   */
  public record Place(long id, long modelId, String label, String artifactUri) {}

  private final VersionOriginRepository origins;
  private final ModelVersionRepository versions;
  private final RegisteredModelRepository models;

  VersionOriginService(
      VersionOriginRepository origins,
      ModelVersionRepository versions,
      RegisteredModelRepository models) {
    this.origins = origins;
    this.versions = versions;
    this.models = models;
  }

  /**
   * Those of some runs and logged models that a version names or has its files in.
   *
   * @param publicIds of runs and of logged models
   * @return the ids of those, each with the first version, {@code name/number}
   */
  public Map<String, String> versionsMadeFrom(Collection<String> publicIds) {
    return origins.versionsMadeFrom(publicIds);
  }

  /**
   * Where a version is.
   *
   * @param version as the client sent it
   * @throws io.modelkeep.error.MlflowException {@code INVALID_PARAMETER_VALUE} if the name or the
   *     version is not well formed, {@code RESOURCE_DOES_NOT_EXIST} if there is no such version
   */
  public Place placeOf(@Nullable String name, @Nullable String version) {
    RegistryRules.checkName(name);
    ModelVersionEntity found =
        versions.get(Objects.requireNonNull(name), RegistryRules.parseVersion(version));
    return new Place(
        found.id,
        found.modelId,
        found.name + "/" + found.version,
        Objects.requireNonNullElse(found.downloadUri(), ""));
  }

  /**
   * A model's surrogate key.
   *
   * @throws io.modelkeep.error.MlflowException {@code RESOURCE_DOES_NOT_EXIST} if there is none
   */
  public long modelId(String name) {
    RegistryRules.checkName(name);
    return models.findId(name).orElseThrow(() -> RegisteredModelRepository.notFound(name));
  }
}
