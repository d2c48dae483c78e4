package io.modelkeep.tracking.gc;

import io.modelkeep.db.Statement;
import io.modelkeep.events.EventOrigin;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Finds what may be collected, page by page. */
@ApplicationScoped
class GarbageRepository {
  /**
   * The page of a listing.
   *
   * @param afterId the key of the last row of the page before
   * @param deletedUntil the time, in milliseconds, by which it must have been deleted
   */
  record Page(long afterId, long deletedUntil, int size) {
    Page after(Garbage last) {
      return new Page(last.id(), deletedUntil, size);
    }
  }

  /** How a named thing stands. */
  record State(String lifecycleStage, long deletedTime) {}

  /** When something was deleted: what has no column of its own was last changed then. */
  private static final String RUN_DELETED = "coalesce(deleted_time, 0)";

  /** What is in an experiment that is collected goes with it, and is told of once. */
  private static final String NOT_WITH_ITS_EXPERIMENT =
      """
      NOT EXISTS (SELECT 1 FROM experiment e
          WHERE e.id = experiment_id AND e.id > 0 AND e.lifecycle_stage = 'deleted'
              AND e.last_updated_time <= :until)
      """;

  private final EntityManager entityManager;
  private final EventOrigin origin;

  GarbageRepository(EntityManager entityManager, EventOrigin origin) {
    this.entityManager = entityManager;
    this.origin = origin;
  }

  /** Deleted runs, but for those of experiments that are collected. */
  List<Garbage> runs(Page page) {
    return find(
        Garbage.Kind.RUN,
        """
        SELECT id, run_uuid, artifact_uri FROM run
        WHERE lifecycle_stage <> 'active'
            AND (lifecycle_stage = 'garbage' OR coalesce(deleted_time, 0) <= :until) AND %s
            AND workspace_id = :workspace AND id > :after ORDER BY id LIMIT :size
        """
            .formatted(NOT_WITH_ITS_EXPERIMENT),
        page);
  }

  /** Deleted logged models, but for those of experiments that are collected. */
  List<Garbage> loggedModels(Page page) {
    return find(
        Garbage.Kind.LOGGED_MODEL,
        """
        SELECT id, model_id, artifact_location FROM logged_model
        WHERE lifecycle_stage <> 'active'
            AND (lifecycle_stage = 'garbage' OR last_updated_time <= :until) AND %s
            AND workspace_id = :workspace AND id > :after ORDER BY id LIMIT :size
        """
            .formatted(NOT_WITH_ITS_EXPERIMENT),
        page);
  }

  /** All but the default experiment: clients take for granted that it is there. */
  List<Garbage> experiments(Page page) {
    return find(
        Garbage.Kind.EXPERIMENT,
        """
        SELECT id, CAST(id AS text) AS public_id, '' AS uri FROM experiment
        WHERE lifecycle_stage = 'deleted' AND last_updated_time <= :until AND id > 0
            AND workspace_id = :workspace AND id > :after ORDER BY id LIMIT :size
        """,
        page);
  }

  /** The runs of an experiment, as long as that stays deleted. */
  List<Garbage> runsOf(long experimentId, Page page) {
    return findOf(
        experimentId,
        Garbage.Kind.RUN,
        """
        SELECT r.id, r.run_uuid, r.artifact_uri
        FROM run r JOIN experiment e ON e.id = r.experiment_id
        WHERE e.id = :experiment AND e.lifecycle_stage = 'deleted' AND e.last_updated_time <= :until
            AND r.lifecycle_stage <> 'active'
            AND e.workspace_id = :workspace AND r.id > :after ORDER BY r.id LIMIT :size
        """,
        page);
  }

  /** Whether a run of a deleted experiment was restored by itself, as clients can. */
  boolean hasRestoredRun(long experimentId) {
    return Statement.returning(
            entityManager,
            "SELECT 1 FROM run WHERE experiment_id = :id AND lifecycle_stage = 'active' LIMIT 1")
        .bind("id", experimentId)
        .first(row -> true)
        .isPresent();
  }

  /** The logged models of an experiment: they were deleted with it, though it does not show. */
  List<Garbage> loggedModelsOf(long experimentId, Page page) {
    return findOf(
        experimentId,
        Garbage.Kind.LOGGED_MODEL,
        """
        SELECT m.id, m.model_id, m.artifact_location
        FROM logged_model m JOIN experiment e ON e.id = m.experiment_id
        WHERE e.id = :experiment AND e.lifecycle_stage = 'deleted' AND e.last_updated_time <= :until
            AND e.workspace_id = :workspace AND m.id > :after ORDER BY m.id LIMIT :size
        """,
        page);
  }

  /** A thing by its public id, whatever its state. */
  Optional<Garbage> findNamed(Garbage.Kind kind, String publicId) {
    return Statement.returning(
            entityManager,
            switch (kind) {
              case RUN -> named("run", "run_uuid", "artifact_uri");
              case LOGGED_MODEL -> named("logged_model", "model_id", "artifact_location");
              case EXPERIMENT -> named("experiment", "CAST(id AS text)", "''");
            })
        .bind("public", publicId)
        .bind("workspace", origin.workspaceId())
        .first(row -> garbage(kind, row));
  }

  State state(Garbage thing) {
    String deleted = thing.kind() == Garbage.Kind.RUN ? RUN_DELETED : "last_updated_time";
    return Statement.returning(
            entityManager,
            "SELECT lifecycle_stage, %s FROM %s WHERE id = :id"
                .formatted(deleted, thing.kind().table()))
        .bind("id", thing.id())
        .first(row -> new State(Objects.requireNonNull(row.textAt(0)), row.longAt(1)))
        .orElseThrow();
  }

  private static String named(String table, String publicId, String uri) {
    return "SELECT id, %2$s, %3$s FROM %1$s WHERE %2$s = :public AND workspace_id = :workspace"
        .formatted(table, publicId, uri);
  }

  private List<Garbage> find(Garbage.Kind kind, String sql, Page page) {
    return rows(Statement.returning(entityManager, sql), kind, page);
  }

  private List<Garbage> findOf(long experimentId, Garbage.Kind kind, String sql, Page page) {
    return rows(
        Statement.returning(entityManager, sql).bind("experiment", experimentId), kind, page);
  }

  private List<Garbage> rows(Statement statement, Garbage.Kind kind, Page page) {
    return statement
        .bind("workspace", origin.workspaceId())
        .bind("until", page.deletedUntil())
        .bind("after", page.afterId())
        .bind("size", page.size())
        .rows(row -> garbage(kind, row));
  }

  private static Garbage garbage(Garbage.Kind kind, Statement.Row row) {
    return new Garbage(
        kind,
        row.longAt(0),
        Objects.requireNonNull(row.textAt(1)),
        Objects.requireNonNull(row.textAt(2)));
  }
}
