package io.modelkeep.tracking.run;

import io.modelkeep.db.FoundRows;
import io.modelkeep.db.SearchQuery;
import io.modelkeep.db.Statement;
import io.modelkeep.error.MlflowException;
import io.modelkeep.events.EventOrigin;
import io.modelkeep.tracking.experiment.LifecycleStage;
import io.modelkeep.wire.tracking.RunInfo;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The statements on runs themselves. */
@ApplicationScoped
class RunRepository implements PanacheRepositoryBase<RunEntity, Long> {
  private static final String ROW =
      """
      SELECT id, experiment_id, run_uuid, name, status, end_time, lifecycle_stage FROM run
      WHERE run_uuid = :run AND workspace_id = :workspace
      """;

  private final EventOrigin origin;

  RunRepository(EventOrigin origin) {
    this.origin = origin;
  }

  RunEntity get(String runUuid) {
    RunEntity run =
        find("runUuid = ?1 and workspaceId = ?2", runUuid, origin.workspaceId())
            .singleResultOptional()
            .orElseThrow(() -> notFound(runUuid));
    // Each read sees the row as it is, so nothing read is kept for the next.
    getEntityManager().detach(run);
    return run;
  }

  static MlflowException notFound(String runUuid) {
    return MlflowException.doesNotExist("Run with id=%s not found".formatted(runUuid));
  }

  /** The runs that a query finds in this workspace. */
  FoundRows.Source<RunEntity> found(SearchQuery<RunEntity> query) {
    query.where("e.workspaceId = " + query.bind(origin.workspaceId()));
    return (from, size) -> query.page(getEntityManager(), from, size);
  }

  Optional<String> findArtifactUri(String runUuid) {
    return Statement.returning(
            getEntityManager(),
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
    return Statement.returning(getEntityManager(), sql)
        .bind("run", runUuid)
        .bind("workspace", origin.workspaceId())
        .first(
            row ->
                new RunRow(
                    row.longAt(0),
                    row.longAt(1),
                    Objects.requireNonNull(row.textAt(2)),
                    Objects.requireNonNull(row.textAt(3)),
                    Objects.requireNonNull(row.textAt(4)),
                    row.isNullAt(5) ? null : row.longAt(5),
                    Objects.requireNonNull(row.textAt(6))))
        .orElseThrow(() -> notFound(runUuid));
  }

  /** The new row's id. */
  long insert(RunInfo run) {
    return Statement.returning(
            getEntityManager(),
            """
            INSERT INTO run (workspace_id, experiment_id, run_uuid, name, user_id, status,
                             start_time, artifact_uri)
            VALUES (:workspace, :experiment, :run, :name, :user, :status, :start, :artifacts)
            RETURNING id
            """)
        .bind("workspace", origin.workspaceId())
        .bind("experiment", Long.parseLong(run.experimentId()))
        .bind("run", run.runId())
        .bind("name", run.runName())
        .bind("user", run.userId())
        .bind("status", run.status())
        .bind("start", run.startTime())
        .bind("artifacts", run.artifactUri())
        .first(row -> row.longAt(0))
        .orElseThrow();
  }

  void update(long id, String name, String status, @Nullable Long endTime) {
    Statement.of(
            getEntityManager(),
            """
            UPDATE run SET name = :name, status = :status, end_time = CAST(:end AS bigint)
            WHERE id = :id
            """)
        .bind("name", name)
        .bind("status", status)
        .bind("end", endTime)
        .bind("id", id)
        .execute();
  }

  void rename(long id, String name) {
    Statement.of(getEntityManager(), "UPDATE run SET name = :name WHERE id = :id")
        .bind("name", name)
        .bind("id", id)
        .execute();
  }

  /**
   * @param deletedTime when it was deleted, null if it no longer is
   */
  void setLifecycleStage(long id, LifecycleStage stage, @Nullable Long deletedTime) {
    Statement.of(
            getEntityManager(),
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
