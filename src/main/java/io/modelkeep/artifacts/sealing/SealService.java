package io.modelkeep.artifacts.sealing;

import io.modelkeep.artifacts.ArtifactPlace;
import io.modelkeep.artifacts.ArtifactService;
import io.modelkeep.artifacts.store.ArtifactPath;
import io.modelkeep.config.ModelkeepConfig;
import io.modelkeep.error.MlflowException;
import io.modelkeep.events.EventOrigin;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rules of sealing: what is sealed, and what is known of it. */
@ApplicationScoped
public class SealService {
  /** Told, once its transaction is over, that there is a seal to be made. */
  record SealRequested(long versionId) {}

  /**
   * A version's manifest.
   *
   * @param state null if the version is not sealed
   * @param nextPath the path to go on after; null on the last page
   */
  record Manifest(@Nullable Seal seal, List<SealedFile> files, @Nullable String nextPath) {}

  private final SealRepository seals;
  private final ManifestRepository manifests;
  private final SealableVersions versions;
  private final ArtifactService artifacts;
  private final SealEvents events;
  private final EventOrigin origin;
  private final Event<SealRequested> requested;
  private final ModelkeepConfig config;
  private final Clock clock;

  SealService(
      SealRepository seals,
      ManifestRepository manifests,
      SealableVersions versions,
      ArtifactService artifacts,
      SealEvents events,
      EventOrigin origin,
      Event<SealRequested> requested,
      ModelkeepConfig config,
      Clock clock) {
    this.seals = seals;
    this.manifests = manifests;
    this.versions = versions;
    this.artifacts = artifacts;
    this.events = events;
    this.origin = origin;
    this.requested = requested;
    this.config = config;
    this.clock = clock;
  }

  /** Whether new versions of the model are sealed. */
  public boolean isOn(String name) {
    return isOn(versions.modelId(name));
  }

  private boolean isOn(long modelId) {
    return seals.policy(modelId).orElse(config.sealVersions());
  }

  /**
   * Switches sealing on or off for the versions of a model that will be registered.
   *
   * @param isOn null: as the server is set
   * @return whether it is on now
   */
  @Transactional
  public boolean setPolicy(String name, @Nullable Boolean isOn) {
    long modelId = versions.modelId(name);
    Optional<Boolean> before = seals.policy(modelId);
    seals.setPolicy(modelId, isOn);
    events.ofModel("sealing_set", modelId, name, before.orElse(null), isOn);
    return isOn(modelId);
  }

  /** Seals a version that is just being registered, if its model is to; in its transaction. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void registered(SealableVersions.Version version) {
    if (isOn(version.modelId())) {
      begin(version);
    }
  }

  /** Seals a version that is registered already; one whose sealing failed is tried again. */
  @Transactional
  public Seal seal(@Nullable String name, @Nullable String version) {
    SealableVersions.Version found = versions.find(name, version);
    begin(found);
    return seals.find(found.id()).orElseThrow();
  }

  private void begin(SealableVersions.Version version) {
    ArtifactPlace place = placeOf(version.artifactUri());
    if (seals.begin(version, origin.workspaceId(), place, clock.millis())) {
      events.ofVersion(
          "seal_requested",
          version.id(),
          version.label(),
          null,
          Map.of("artifact_uri", version.artifactUri()));
      requested.fire(new SealRequested(version.id()));
    }
  }

  private @Nullable ArtifactPlace placeOf(String uri) {
    try {
      return artifacts.placeOf(artifacts.locate(uri, ArtifactPath.ROOT));
    } catch (MlflowException notServed) {
      return null; // Found out again, and told, when the manifest is made.
    }
  }

  /** A page of a version's manifest, in the order of the paths. */
  public Manifest manifest(
      @Nullable String name, @Nullable String version, String afterPath, int size) {
    SealableVersions.Version found = versions.find(name, version);
    Optional<Seal> seal = seals.find(found.id());
    if (seal.isEmpty() || seal.get().state() != SealState.SEALED) {
      return new Manifest(seal.orElse(null), List.of(), null);
    }
    List<SealedFile> files = manifests.page(found.id(), afterPath, size + 1);
    boolean hasMore = files.size() > size;
    List<SealedFile> page = hasMore ? files.subList(0, size) : files;
    return new Manifest(seal.get(), page, hasMore ? page.get(size - 1).path() : null);
  }
}
