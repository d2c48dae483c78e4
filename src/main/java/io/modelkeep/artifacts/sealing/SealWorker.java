package io.modelkeep.artifacts.sealing;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Singleton;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/** Sets the sealer to work: when there is something new to seal, and to what was left over. */
@Singleton
public class SealWorker {
  private static final Logger LOG = Logger.getLogger(SealWorker.class);

  private final Sealer sealer;
  private final ExecutorService executor;
  private final AtomicBoolean atWork = new AtomicBoolean();

  SealWorker(Sealer sealer, ExecutorService executor) {
    this.sealer = sealer;
    this.executor = executor;
  }

  void begin(
      @Observes(during = TransactionPhase.AFTER_SUCCESS) SealService.SealRequested requested) {
    executor.execute(this::work);
  }

  /** What another replica left when it was killed, and what came while this one was at work. */
  @Scheduled(identity = "sealing", every = "10s", delayed = "10s")
  void resume() {
    executor.execute(this::work);
  }

  /** One at a time: reading a store at full speed twice makes neither faster. */
  private void work() {
    if (!atWork.compareAndSet(false, true)) {
      return;
    }
    try {
      sealer.sealAll();
    } catch (RuntimeException failure) {
      LOG.error("Sealing failed and will be tried again", failure);
    } finally {
      atWork.set(false);
    }
  }
}
