package io.modelkeep;

import io.modelkeep.artifacts.sealing.SealService;
import io.modelkeep.artifacts.sealing.SealableVersions;
import io.modelkeep.registry.NewVersions;
import io.modelkeep.registry.VersionOriginService;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** As {@link FeatureLinks}: what sealing and the registry tell each other. */
@ApplicationScoped
class SealLinks implements NewVersions, SealableVersions {
  private final SealService seals;
  private final VersionOriginService versions;

  SealLinks(SealService seals, VersionOriginService versions) {
    this.seals = seals;
    this.versions = versions;
  }

  @Override
  public void registered(NewVersion version) {
    seals.registered(
        new Version(version.id(), version.modelId(), version.label(), version.artifactUri()));
  }

  @Override
  public Version find(@Nullable String name, @Nullable String version) {
    VersionOriginService.Place place = versions.placeOf(name, version);
    return new Version(place.id(), place.modelId(), place.label(), place.artifactUri());
  }

  @Override
  public long modelId(String name) {
    return versions.modelId(name);
  }
}
