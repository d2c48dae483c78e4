package io.modelkeep.tracking.run;

import io.modelkeep.db.FoundRows;
import io.modelkeep.db.SearchQuery;
import io.modelkeep.db.Statement;
import io.modelkeep.error.MlflowException;
import io.modelkeep.events.EventOrigin;
import io.modelkeep.tracking.experiment.LifecycleStage;
import io.modelkeep.wire.tracking.RunInfo;
import io.modelkeep.wire.tracking.RunTag;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The statements on runs themselves. */
@ApplicationScoped
class RunRepository {
  /** A run that was changed, as writers and as clients see it. */
  record Updated(RunRow before, RunRow after, RunInfo info) {}

  private static final String ROW =
      """
      SELECT id, experiment_id, run_uuid, name, status, end_time, lifecycle_stage FROM run
      WHERE run_uuid = :run AND workspace_id = :workspace
      """;

  private final EntityManager entityManager;
  private final EventOrigin origin;
  private final RunContents contents;

  RunRepository(EntityManager entityManager, EventOrigin origin, RunContents contents) {
    this.entityManager = entityManager;
    this.origin = origin;
    this.contents = contents;
  }

  RunEntity get(String runUuid) {
    return Statement.returning(
            entityManager,
            "SELECT "
                + RunEntity.COLUMNS
                + "FROM run_view WHERE run_uuid = :run AND workspace_id = :workspace")
        .bind("run", runUuid)
        .bind("workspace", origin.workspaceId())
        .first(RunEntity::of)
        .orElseThrow(() -> notFound(runUuid));
  }

  static MlflowException notFound(String runUuid) {
    return MlflowException.doesNotExist("Run with id=%s not found".formatted(runUuid));
  }

  /** The runs that a query finds in this workspace. */
  FoundRows.Source<RunEntity> found(SearchQuery<RunEntity> query) {
    query.where("e.workspaceId = " + query.bind(origin.workspaceId()));
    query.completedBy(contents::fill);
    return (from, size) -> query.page(entityManager, from, size);
  }

  Optional<String> findArtifactUri(String runUuid) {
    return Statement.returning(
            entityManager,
            """
            SELECT artifact_uri FROM run WHERE run_uuid = :run AND workspace_id = :workspace
                AND lifecycle_stage <> 'garbage'
            """)
        .bind("run", runUuid)
        .bind("workspace", origin.workspaceId())
        .first(row -> Objects.requireNonNull(row.textAt(0)));
  }

  /** The run without a lock: writers of one run must not wait for each other at its row. */
  RunRow row(String runUuid) {
    return row(ROW, runUuid);
  }

  /** The run with its row locked until the transaction ends, to change the row itself. */
  RunRow lock(String runUuid) {
    return row(ROW + " FOR NO KEY UPDATE", runUuid);
  }

  private RunRow row(String sql, String runUuid) {
    return Statement.returning(entityManager, sql)
        .bind("run", runUuid)
        .bind("workspace", origin.workspaceId())
        .first(RunRepository::row)
        .orElseThrow(() -> notFound(runUuid));
  }

  private static RunRow row(Statement.Row row) {
    return new RunRow(
        row.longAt(0),
        row.longAt(1),
        text(row, 2),
        text(row, 3),
        text(row, 4),
        row.isNullAt(5) ? null : row.longAt(5),
        text(row, 6));
  }

  private static String text(Statement.Row row, int column) {
    return Objects.requireNonNull(row.textAt(column));
  }

  /** Why a statement for active runs did not find this one. */
  MlflowException notActive(String runUuid) {
    return row(runUuid).notActive();
  }

  /** Adds a run with its tags, of different keys; the new row's id. */
  long insert(RunInfo run, List<RunTag> tags) {
    return Statement.returning(
            entityManager,
            """
            WITH added AS (
                INSERT INTO run (workspace_id, experiment_id, run_uuid, name, user_id, status,
                                 start_time, artifact_uri)
                VALUES (:workspace, :experiment, :run, :name, :user, :status, :start, :artifacts)
                RETURNING id),
            tagged AS (
                INSERT INTO run_tag (run_id, key, value)
                SELECT added.id, t.key, t.value
                FROM added, unnest(CAST(:keys AS text[]), CAST(:values AS text[])) AS t (key, value))
            SELECT id FROM added
            """)
        .bind("workspace", origin.workspaceId())
        .bind("experiment", Long.parseLong(run.experimentId()))
        .bind("run", run.runId())
        .bind("name", run.runName())
        .bind("user", run.userId())
        .bind("status", run.status())
        .bind("start", run.startTime())
        .bind("artifacts", run.artifactUri())
        .bind("keys", tags.stream().map(RunTag::key).toArray(String[]::new))
        .bind("values", tags.stream().map(RunTag::value).toArray(String[]::new))
        .first(row -> row.longAt(0))
        .orElseThrow();
  }

  /**
   * Changes what is not null, in one exchange with the database.
   *
   * @return empty if there is no such run, or it is not active
   */
  Optional<Updated> update(
      String runUuid, @Nullable String name, @Nullable String status, @Nullable Long endTime) {
    return Statement.returning(
            entityManager,
            // Locked where it is read, so that what is told as replaced is what was.
            """
            UPDATE run r
            SET name = coalesce(CAST(:name AS text), r.name),
                status = coalesce(CAST(:status AS text), r.status),
                end_time = coalesce(CAST(:end AS bigint), r.end_time)
            FROM (SELECT id, name, status, end_time FROM run
                  WHERE run_uuid = :run AND workspace_id = :workspace
                  FOR NO KEY UPDATE) AS before
            WHERE r.id = before.id AND r.lifecycle_stage = :active
            RETURNING r.id, r.experiment_id, r.run_uuid, r.name, r.status, r.end_time,
                r.lifecycle_stage, before.name, before.status, before.end_time,
                r.user_id, r.start_time, r.artifact_uri
            """)
        .bind("name", name)
        .bind("status", status)
        .bind("end", endTime)
        .bind("run", runUuid)
        .bind("workspace", origin.workspaceId())
        .bind("active", LifecycleStage.ACTIVE.label())
        .first(RunRepository::updated);
  }

  private static Updated updated(Statement.Row row) {
    RunRow after = row(row);
    RunRow before =
        new RunRow(
            after.id(),
            after.experimentId(),
            after.runUuid(),
            text(row, 7),
            text(row, 8),
            row.isNullAt(9) ? null : row.longAt(9),
            after.lifecycleStage());
    return new Updated(
        before, after, RunMapper.toInfo(after, text(row, 10), row.longAt(11), text(row, 12)));
  }

  /** Gives the run another name, whatever its state; who may not change it rolls that back. */
  void rename(String runUuid, String name) {
    Statement.of(
            entityManager,
            "UPDATE run SET name = :name WHERE run_uuid = :run AND workspace_id = :workspace")
        .bind("name", name)
        .bind("run", runUuid)
        .bind("workspace", origin.workspaceId())
        .execute();
  }

  /**
   * @param deletedTime when it was deleted, null if it no longer is
   */
  void setLifecycleStage(long id, LifecycleStage stage, @Nullable Long deletedTime) {
    Statement.of(
            entityManager,
            """
            UPDATE run SET lifecycle_stage = :stage, deleted_time = CAST(:deleted AS bigint)
            WHERE id = :id
            """)
        .bind("stage", stage.label())
        .bind("deleted", deletedTime)
        .bind("id", id)
        .execute();
  }
}
