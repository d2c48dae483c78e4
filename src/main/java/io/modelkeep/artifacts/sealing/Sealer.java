package io.modelkeep.artifacts.sealing;

import io.modelkeep.artifacts.ArtifactLocation;
import io.modelkeep.artifacts.ArtifactService;
import io.modelkeep.artifacts.store.ArtifactPath;
import io.modelkeep.error.MlflowException;
import io.modelkeep.http.CurrentRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Makes the manifests of versions that wait for one. */
@ApplicationScoped
class Sealer {
  private static final Logger LOG = Logger.getLogger(Sealer.class);
  private static final int BATCH_SIZE = 500;

  /** A store that fails may come back; one that always does is told of. */
  private static final int MAX_ATTEMPTS = 10;

  /** Well within the time after which another replica would take the work over. */
  private static final Duration RENEWAL_INTERVAL = Duration.ofSeconds(15);

  private final SealSteps steps;
  private final ArtifactService artifacts;
  private final CurrentRequest current;
  private final Clock clock;

  Sealer(SealSteps steps, ArtifactService artifacts, CurrentRequest current, Clock clock) {
    this.steps = steps;
    this.artifacts = artifacts;
    this.current = current;
    this.clock = clock;
  }

  /** Makes manifests until none is waited for, or another replica is at the last ones. */
  @ActivateRequestContext
  void sealAll() {
    current.actForServer("sealing");
    for (Optional<Seal> seal; (seal = steps.claim()).isPresent(); ) {
      seal(seal.get());
    }
  }

  private void seal(Seal seal) {
    try {
      if (addFiles(seal)) {
        steps.complete(seal);
        LOG.infof("Model version %s is sealed", seal.label());
      } else {
        fail(seal, "There are no files at '%s'".formatted(seal.artifactUri()));
      }
    } catch (MlflowException refusal) {
      fail(seal, refusal.getMessage());
    } catch (IOException storeFailed) {
      LOG.warnf(storeFailed, "The files of model version %s could not be read", seal.label());
      if (seal.attempts() >= MAX_ATTEMPTS) {
        fail(seal, "The artifact store could not be read");
      }
    }
  }

  private void fail(Seal seal, String reason) {
    steps.fail(seal, reason);
    LOG.warnf("Model version %s could not be sealed: %s", seal.label(), reason);
  }

  /**
   * @return false if there are none
   */
  private boolean addFiles(Seal seal) throws IOException {
    ArtifactLocation root = artifacts.locate(seal.artifactUri(), ArtifactPath.ROOT);
    List<SealedFile> batch = new ArrayList<>();
    boolean[] any = {false};
    FileDigests.ofAll(
        root,
        renewal(seal),
        (file, isDamaged) -> {
          if (isDamaged) {
            throw MlflowException.conflict(
                "The file '%s' is damaged: its bytes are not those that were stored"
                    .formatted(file.path()));
          }
          any[0] = true;
          batch.add(file);
          if (batch.size() == BATCH_SIZE) {
            steps.add(seal, batch);
            batch.clear();
          }
        });
    steps.add(seal, batch);
    return any[0];
  }

  /** Renews the lease now and then, however often it is run. */
  private Runnable renewal(Seal seal) {
    long[] last = {clock.millis()};
    return () -> {
      if (clock.millis() - last[0] >= RENEWAL_INTERVAL.toMillis()) {
        steps.renew(seal);
        last[0] = clock.millis();
      }
    };
  }
}
