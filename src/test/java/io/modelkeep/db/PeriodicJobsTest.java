package io.modelkeep.db;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PeriodicJobsTest {
  @Inject PeriodicJobs jobs;

  private final String job = "job " + UUID.randomUUID();

  @Test
  void oneOfManyGetsTheTurn() {
    AtomicInteger turns = new AtomicInteger();
    IntStream.range(0, 16)
        .parallel()
        .filter(replica -> jobs.claim(job, Duration.ZERO))
        .forEach(replica -> turns.incrementAndGet());

    assertThat(turns).hasValue(1);
  }

  @Test
  void turnComesAgainOnceItIsDoneAndDue() {
    assertThat(jobs.claim(job, Duration.ofHours(1))).isTrue();
    jobs.renew(job);
    assertThat(jobs.claim(job, Duration.ZERO)).isFalse();
    jobs.release(job);

    assertThat(jobs.claim(job, Duration.ofHours(1))).isFalse();
    assertThat(jobs.claim(job, Duration.ZERO)).isTrue();
  }
}
