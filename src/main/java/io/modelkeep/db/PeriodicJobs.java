package io.modelkeep.db;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;

/**
 * Lets one replica at a time do what all of them are ready to do.
 *
 * <p>Whoever does a job holds a lease on its row and renews it while at work; a replica that dies
 * lets it pass. No lock is held longer than a statement takes.
 */
@ApplicationScoped
public class PeriodicJobs {
  private static final Duration LEASE = Duration.ofMinutes(10);

  private final EntityManager entityManager;
  private final Clock clock;

  PeriodicJobs(EntityManager entityManager, Clock clock) {
    this.entityManager = entityManager;
    this.clock = clock;
  }

  /**
   * Takes the job's turn.
   *
   * @param sinceLast how long ago the last turn must have begun
   * @return false if another replica is at it, or it is not due
   */
  @Transactional
  public boolean claim(String job, Duration sinceLast) {
    Statement.of(
            entityManager, "INSERT INTO periodic_job (name) VALUES (:job) ON CONFLICT DO NOTHING")
        .bind("job", job)
        .execute();
    long now = clock.millis();
    return Statement.of(
                entityManager,
                """
                UPDATE periodic_job SET last_start_time = :now, leased_until_time = :until
                WHERE name = (
                    SELECT name FROM periodic_job
                    WHERE name = :job AND leased_until_time < :now AND last_start_time <= :due
                    FOR UPDATE SKIP LOCKED)
                """)
            .bind("job", job)
            .bind("now", now)
            .bind("until", now + LEASE.toMillis())
            .bind("due", now - sinceLast.toMillis())
            .execute()
        == 1;
  }

  /** Says that the job is still being done. */
  @Transactional
  public void renew(String job) {
    setLease(job, clock.millis() + LEASE.toMillis());
  }

  /** Says that the job is done. */
  @Transactional
  public void release(String job) {
    setLease(job, 0);
  }

  private void setLease(String job, long until) {
    Statement.of(
            entityManager, "UPDATE periodic_job SET leased_until_time = :until WHERE name = :job")
        .bind("until", until)
        .bind("job", job)
        .execute();
  }
}
