package io.modelkeep.tracking.loggedmodel;

import io.modelkeep.db.Page;
import io.modelkeep.db.SearchQuery;
import io.modelkeep.db.Statement;
import io.modelkeep.error.MlflowException;
import io.modelkeep.events.EventOrigin;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The statements on logged models. */
@ApplicationScoped
class LoggedModelRepository implements PanacheRepositoryBase<LoggedModelEntity, Long> {
  static final String ACTIVE = "active";
  static final String DELETED = "deleted";

  /** What a new logged model starts with, besides parameters and tags. */
  record NewModel(
      long experimentId,
      String modelId,
      String name,
      String artifactLocation,
      long time,
      int status,
      String modelType,
      String sourceRunId) {}

  /** A model whose row is locked until the transaction ends: writes to one model take turns. */
  record Locked(long id, String modelId, String name, int status, String lifecycleStage) {}

  private final EventOrigin origin;

  LoggedModelRepository(EventOrigin origin) {
    this.origin = origin;
  }

  /** The model; empty if there is none or it was deleted. */
  Optional<LoggedModelEntity> findActive(String modelId) {
    return findAny(modelId).filter(model -> model.lifecycleStage.equals(ACTIVE));
  }

  /** The model, deleted or not. */
  Optional<LoggedModelEntity> findAny(String modelId) {
    return find("workspaceId = ?1 and modelId = ?2", origin.workspaceId(), modelId)
        .singleResultOptional()
        .map(this::detached);
  }

  static MlflowException notFound(String modelId) {
    return MlflowException.doesNotExist("Logged model with ID '%s' not found.".formatted(modelId));
  }

  Page<LoggedModelEntity> search(
      SearchQuery<LoggedModelEntity> query, @Nullable List<@Nullable Object> from, int size) {
    query.where("e.workspaceId = " + query.bind(origin.workspaceId()));
    return query.page(getEntityManager(), from, size);
  }

  /** The new row's key. */
  long insert(NewModel model) {
    return Statement.returning(
            getEntityManager(),
            """
            INSERT INTO logged_model
                (workspace_id, experiment_id, model_id, name, artifact_location, creation_time,
                 last_updated_time, status, model_type, source_run_id)
            VALUES (:workspace, :experiment, :model, :name, :location, :time,
                    :time, :status, :type, :run)
            RETURNING id
            """)
        .bind("workspace", origin.workspaceId())
        .bind("experiment", model.experimentId())
        .bind("model", model.modelId())
        .bind("name", model.name())
        .bind("location", model.artifactLocation())
        .bind("time", model.time())
        .bind("status", model.status())
        .bind("type", model.modelType())
        .bind("run", model.sourceRunId())
        .first(row -> row.longAt(0))
        .orElseThrow();
  }

  /** Locks a model, deleted or not: MLflow lets deleted ones be changed. */
  Locked lock(String modelId) {
    return Statement.returning(
            getEntityManager(),
            """
            SELECT id, model_id, name, status, lifecycle_stage FROM logged_model
            WHERE workspace_id = :workspace AND model_id = :model
            FOR NO KEY UPDATE
            """)
        .bind("workspace", origin.workspaceId())
        .bind("model", modelId)
        .first(
            row -> new Locked(row.longAt(0), modelId, row.textAt(2), row.intAt(3), row.textAt(4)))
        .orElseThrow(() -> notFound(modelId));
  }

  void setStatus(long id, int status, long time) {
    Statement.of(
            getEntityManager(),
            """
            UPDATE logged_model SET status = :status, last_updated_time = :time WHERE id = :id
            """)
        .bind("status", status)
        .bind("time", time)
        .bind("id", id)
        .execute();
  }

  void markDeleted(long id, long time) {
    Statement.of(
            getEntityManager(),
            """
            UPDATE logged_model SET lifecycle_stage = :stage, last_updated_time = :time
            WHERE id = :id AND lifecycle_stage <> 'garbage'
            """)
        .bind("stage", DELETED)
        .bind("time", time)
        .bind("id", id)
        .execute();
  }

  /** Those of the tags that a locked model has. */
  Map<String, String> tags(long id, Collection<String> keys) {
    return valuesByKey("SELECT key, value FROM logged_model_tag", id, keys);
  }

  /** Those of the parameters that a locked model has. */
  Map<String, String> params(long id, Collection<String> keys) {
    return valuesByKey("SELECT key, value FROM logged_model_param", id, keys);
  }

  private Map<String, String> valuesByKey(String select, long id, Collection<String> keys) {
    Map<String, String> found = new LinkedHashMap<>();
    Statement.returning(
            getEntityManager(),
            select + " WHERE logged_model_id = :id AND key = ANY (CAST(:keys AS text[]))")
        .bind("id", id)
        .bind("keys", keys.toArray(String[]::new))
        .rows(row -> found.put(row.textAt(0), row.textAt(1)));
    return found;
  }

  void setTags(long id, Map<String, String> tags) {
    Statement.of(
            getEntityManager(),
            """
            INSERT INTO logged_model_tag (logged_model_id, key, value)
            SELECT :id, t.key, t.value
            FROM unnest(CAST(:keys AS text[]), CAST(:values AS text[])) AS t (key, value)
            ON CONFLICT (logged_model_id, key) DO UPDATE SET value = excluded.value
            """)
        .bind("id", id)
        .bind("keys", tags.keySet().toArray(String[]::new))
        .bind("values", tags.values().toArray(String[]::new))
        .execute();
  }

  /** The value the tag had; empty if there was none. */
  Optional<String> deleteTag(long id, String key) {
    return Statement.returning(
            getEntityManager(),
            """
            DELETE FROM logged_model_tag WHERE logged_model_id = :id AND key = :key
            RETURNING value
            """)
        .bind("id", id)
        .bind("key", key)
        .first(row -> row.textAt(0));
  }

  /** Adds the parameters that a locked model does not have; how many these were. */
  int addParams(long id, Map<String, String> params) {
    return Statement.of(
            getEntityManager(),
            """
            INSERT INTO logged_model_param (logged_model_id, key, value)
            SELECT :id, p.key, p.value
            FROM unnest(CAST(:keys AS text[]), CAST(:values AS text[])) AS p (key, value)
            ON CONFLICT (logged_model_id, key) DO NOTHING
            """)
        .bind("id", id)
        .bind("keys", params.keySet().toArray(String[]::new))
        .bind("values", params.values().toArray(String[]::new))
        .execute();
  }

  /** Each read sees the row as it is, so nothing read is kept for the next. */
  private LoggedModelEntity detached(LoggedModelEntity model) {
    getEntityManager().detach(model);
    return model;
  }
}
