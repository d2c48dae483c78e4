package io.modelkeep.artifacts;

import io.modelkeep.error.MlflowException;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Clears away, at the start and from time to time, what uploads left behind. Beside the work, and
 * never in its way: a store that does not answer does not keep the server from starting.
 */
@Singleton
public class ArtifactSweep {
  private static final Logger LOG = Logger.getLogger(ArtifactSweep.class);

  /** Longer than any upload is silent: one whose client says nothing for a minute is dropped. */
  private static final Duration ABANDONED_AFTER = Duration.ofHours(1);

  private static final Duration INTERVAL = Duration.ofHours(1);

  private final ArtifactStores stores;
  private final Vertx vertx;
  private final Clock clock;

  ArtifactSweep(ArtifactStores stores, Vertx vertx, Clock clock) {
    this.stores = stores;
    this.vertx = vertx;
    this.clock = clock;
  }

  void begin(@Observes StartupEvent start) {
    sweepInBackground();
    vertx.setPeriodic(INTERVAL.toMillis(), timer -> sweepInBackground());
  }

  private void sweepInBackground() {
    vertx
        .executeBlocking(
            () -> {
              stores.roots().forEach(this::sweep);
              return true;
            },
            false)
        .onFailure(failure -> LOG.error("The artifacts cannot be swept", failure));
  }

  private void sweep(ArtifactRoot root) {
    try {
      root.store().sweep(clock.instant().minus(ABANDONED_AFTER));
    } catch (IOException | MlflowException e) {
      LOG.errorf("The artifacts cannot be swept: %s", e.getMessage());
    }
  }
}
