package io.modelkeep.tracking.gc;

import io.modelkeep.db.Statement;
import io.modelkeep.events.Event;
import io.modelkeep.events.EventRecorder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.Map;

/** The steps in which a thing is collected, each a short transaction of its own. */
@ApplicationScoped
class GarbageSteps {
  /** A row lock held for longer than this many rows take to delete would be felt. */
  private static final int ROWS_AT_A_TIME = 10_000;

  private final EntityManager entityManager;
  private final EventRecorder events;

  GarbageSteps(EntityManager entityManager, EventRecorder events) {
    this.entityManager = entityManager;
    this.events = events;
  }

  /**
   * Marks a run or logged model: from here on nobody restores it or makes a version from it.
   *
   * @return false if it was restored, or somebody else collected it
   */
  @Transactional
  boolean mark(Garbage thing, String... stages) {
    return Statement.of(
                entityManager,
                """
                UPDATE %s SET lifecycle_stage = 'garbage'
                WHERE id = :id AND lifecycle_stage = ANY (CAST(:stages AS text[]))
                """
                    .formatted(thing.kind().table()))
            .bind("id", thing.id())
            .bind("stages", stages)
            .execute()
        == 1;
  }

  /** Takes the mark back: it turned out to be needed. */
  @Transactional
  void unmark(Garbage thing) {
    Statement.of(
            entityManager,
            """
            UPDATE %s SET lifecycle_stage = 'deleted'
            WHERE id = :id AND lifecycle_stage = 'garbage'
            """
                .formatted(thing.kind().table()))
        .bind("id", thing.id())
        .execute();
  }

  /**
   * Deletes some of the points of a run's metrics, of which there may be millions.
   *
   * @return whether there may be more
   */
  @Transactional
  boolean deleteSomePoints(Garbage run) {
    return deleteSome("metric", run) | deleteSome("logged_model_metric", run);
  }

  private boolean deleteSome(String table, Garbage run) {
    return Statement.of(
                entityManager,
                """
                DELETE FROM %1$s WHERE ctid = ANY (ARRAY(
                    SELECT ctid FROM %1$s WHERE run_id = :run LIMIT :size))
                """
                    .formatted(table))
            .bind("run", run.id())
            .bind("size", ROWS_AT_A_TIME)
            .execute()
        == ROWS_AT_A_TIME;
  }

  /** Deletes the row of a marked thing, and with it all that belongs to it. */
  @Transactional
  void deleteRow(Garbage thing) {
    if (thing.kind() == Garbage.Kind.RUN) {
      Statement.of(entityManager, "DELETE FROM latest_metric WHERE run_id = :id")
          .bind("id", thing.id())
          .execute();
    }
    int deleted =
        Statement.of(
                entityManager,
                "DELETE FROM %s WHERE id = :id AND lifecycle_stage = 'garbage'"
                    .formatted(thing.kind().table()))
            .bind("id", thing.id())
            .execute();
    if (deleted == 1) {
      record(thing, Map.of("artifact_uri", thing.artifactUri()));
    }
  }

  /**
   * Deletes an experiment that is empty.
   *
   * @return false if something is left in it, or it was restored
   */
  @Transactional
  boolean deleteExperiment(Garbage experiment) {
    boolean isEmpty =
        Statement.returning(
                entityManager,
                """
                SELECT name FROM experiment e WHERE id = :id AND lifecycle_stage = 'deleted'
                    AND NOT EXISTS (SELECT 1 FROM run WHERE experiment_id = e.id)
                    AND NOT EXISTS (SELECT 1 FROM logged_model WHERE experiment_id = e.id)
                FOR UPDATE
                """)
            .bind("id", experiment.id())
            .first(row -> record(experiment, Map.of("name", String.valueOf(row.textAt(0)))))
            .isPresent();
    if (isEmpty) {
      for (String sql :
          new String[] {
            "DELETE FROM dataset WHERE experiment_id = :id", "DELETE FROM experiment WHERE id = :id"
          }) {
        Statement.of(entityManager, sql).bind("id", experiment.id()).execute();
      }
    }
    return isEmpty;
  }

  private Garbage record(Garbage thing, Map<String, String> before) {
    String type = thing.kind().table();
    events.record(
        new Event(
            type + ".purged", new Event.Subject(type, thing.id(), thing.publicId()), before, null));
    return thing;
  }
}
