package io.modelkeep.artifacts.sealing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The steps in which a manifest is made, each a short transaction of its own. */
@ApplicationScoped
class SealSteps {
  /** A replica that is killed lets go of its work after this long. */
  private static final Duration LEASE = Duration.ofMinutes(1);

  private final SealRepository seals;
  private final ManifestRepository manifests;
  private final SealEvents events;
  private final Clock clock;

  SealSteps(SealRepository seals, ManifestRepository manifests, SealEvents events, Clock clock) {
    this.seals = seals;
    this.manifests = manifests;
    this.events = events;
    this.clock = clock;
  }

  /** Takes the next seal to be made, without what an earlier attempt left of its manifest. */
  @Transactional
  Optional<Seal> claim() {
    Optional<Seal> seal = seals.claim(clock.millis(), clock.millis() + LEASE.toMillis());
    seal.ifPresent(claimed -> manifests.clear(claimed.versionId()));
    return seal;
  }

  @Transactional
  void renew(Seal seal) {
    seals.renew(seal.versionId(), clock.millis() + LEASE.toMillis());
  }

  @Transactional
  void add(Seal seal, List<SealedFile> files) {
    manifests.add(seal.versionId(), files);
  }

  /** Keeps the tags of files that are what was sealed, and were written anew. */
  @Transactional
  void retag(Seal seal, List<SealedFile> files) {
    manifests.retag(seal.versionId(), files);
  }

  @Transactional
  void complete(Seal seal) {
    if (seals.finish(seal.versionId(), SealState.SEALED, null, clock.millis())) {
      events.ofVersion(
          "sealed",
          seal.versionId(),
          seal.label(),
          null,
          Map.of("artifact_uri", seal.artifactUri()));
    }
  }

  /**
   * @param reason without anything of the inside: clients read it
   */
  @Transactional
  void fail(Seal seal, String reason) {
    if (seals.finish(seal.versionId(), SealState.FAILED, reason, clock.millis())) {
      events.ofVersion(
          "seal_failed", seal.versionId(), seal.label(), null, Map.of("reason", reason));
    }
  }
}
