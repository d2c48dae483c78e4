package io.modelkeep.artifacts.http;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.modelkeep.artifacts.ArtifactLocation;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/**
 * Tells everybody who watches of artifacts whose bytes are not those that were stored. There from
 * the start: who watches the counter sees that there was none.
 */
@Startup
@Singleton
class DamageReports {
  private static final Logger LOG = Logger.getLogger(DamageReports.class);

  private final Counter counter;

  DamageReports(MeterRegistry meters) {
    this.counter =
        Counter.builder("modelkeep.damaged.artifacts")
            .description("Downloads of artifacts whose bytes were not those that were stored")
            .register(meters);
  }

  void downloadDiffered(ArtifactLocation file) {
    counter.increment();
    LOG.errorf("The artifact %s in %s is damaged", file.path(), file.store().uri());
  }
}
