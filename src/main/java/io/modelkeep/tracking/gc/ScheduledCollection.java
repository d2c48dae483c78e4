package io.modelkeep.tracking.gc;

import io.modelkeep.config.ModelkeepConfig;
import io.modelkeep.db.PeriodicJobs;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/**
 * Collects garbage now and then, where an operator switched it on: of all replicas the one whose
 * turn it is.
 */
@Singleton
public class ScheduledCollection {
  private static final Logger LOG = Logger.getLogger(ScheduledCollection.class);
  private static final String JOB = "garbage collection";

  private final GarbageService garbage;
  private final PeriodicJobs jobs;
  private final ModelkeepConfig config;

  ScheduledCollection(GarbageService garbage, PeriodicJobs jobs, ModelkeepConfig config) {
    this.garbage = garbage;
    this.jobs = jobs;
    this.config = config;
  }

  @Scheduled(
      identity = JOB,
      every = "{modelkeep.gc.every}",
      delayed = "1m",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void collect() {
    // Replicas tick at times of their own: one that ticks soon after another's turn lets it be.
    if (!jobs.claim(JOB, Age.parse(config.gc().every()).dividedBy(2))) {
      return;
    }
    GarbageSummary summary =
        garbage.collect(
            GarbageRequest.everything(Age.parse(config.gc().olderThan())),
            line -> {
              LOG.info(line);
              jobs.renew(JOB);
            });
    LOG.infof("Garbage collection: %s", summary);
    jobs.release(JOB);
  }
}
