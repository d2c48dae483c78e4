package io.modelkeep.artifacts.sealing;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.modelkeep.http.CurrentRequest;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * Tells everybody who watches of artifacts that are not what was sealed. There from the start: who
 * watches the counter sees that there was none.
 */
@Startup
@ApplicationScoped
class MismatchReports {
  private static final Logger LOG = Logger.getLogger(MismatchReports.class);

  private final SealRepository seals;
  private final SealEvents events;
  private final CurrentRequest current;
  private final Counter counter;

  MismatchReports(
      SealRepository seals, SealEvents events, CurrentRequest current, MeterRegistry meters) {
    this.seals = seals;
    this.events = events;
    this.current = current;
    this.counter =
        Counter.builder("modelkeep.sealed.artifact.mismatches")
            .description("Artifacts of sealed versions found to differ from their manifest")
            .register(meters);
  }

  /**
   * Reports a download that was broken off.
   *
   * @param path of the artifact in its store
   */
  @ActivateRequestContext
  @Transactional
  void downloadDiffered(long versionId, String path) {
    current.actForServer("download");
    counter.increment();
    seals.find(versionId).ifPresent(seal -> record(seal, List.of(path)));
  }

  /** Reports what a verification found; in its request. */
  @Transactional
  void verificationDiffered(Seal seal, List<String> paths) {
    counter.increment(paths.size());
    record(seal, paths);
  }

  private void record(Seal seal, List<String> paths) {
    LOG.errorf("Artifacts of sealed model version %s differ: %s", seal.label(), paths);
    events.ofVersion("seal_mismatch", seal.versionId(), seal.label(), null, Map.of("paths", paths));
  }
}
