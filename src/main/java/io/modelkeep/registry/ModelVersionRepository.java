package io.modelkeep.registry;

import io.modelkeep.db.FoundRows;
import io.modelkeep.db.SearchQuery;
import io.modelkeep.db.Statement;
import io.modelkeep.error.MlflowException;
import io.modelkeep.events.EventOrigin;
import io.modelkeep.registry.RegisteredModelRepository.Replaced;
import io.modelkeep.registry.SourceResolver.Origin;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The statements on model versions. */
@ApplicationScoped
class ModelVersionRepository implements PanacheRepositoryBase<ModelVersionEntity, Long> {
  /** The number a new version got, of which model. */
  record Number(long modelId, int version) {}

  /** What a version's row holds for writers. */
  record Row(long id, int version, String stage, @Nullable String description) {}

  private final EventOrigin origin;
  private final RegisteredModelRepository models;

  ModelVersionRepository(EventOrigin origin, RegisteredModelRepository models) {
    this.origin = origin;
    this.models = models;
  }

  ModelVersionEntity get(String name, BigInteger version) {
    return find(
            "workspaceId = ?1 and name = ?2 and version = ?3",
            origin.workspaceId(),
            name,
            inRange(name, version))
        .singleResultOptional()
        .map(this::detached)
        .orElseThrow(() -> notFound(name, version));
  }

  ModelVersionEntity getByAlias(String name, String alias) {
    return find(
            """
            select v from ModelVersionEntity v join RegisteredModelAliasEntity a
              on a.versionId = v.id and a.modelId = v.modelId
            where v.workspaceId = ?1 and v.name = ?2 and a.alias = ?3
            """,
            origin.workspaceId(),
            name,
            alias)
        .singleResultOptional()
        .map(this::detached)
        .orElseThrow(() -> aliasNotFound(name, alias));
  }

  private MlflowException aliasNotFound(String name, String alias) {
    models.checkExists(name);
    return MlflowException.invalidParameter(
        "Registered model alias %s not found.".formatted(alias));
  }

  static MlflowException notFound(String name, BigInteger version) {
    return MlflowException.doesNotExist(
        "Model Version (name=%s, version=%s) not found".formatted(name, version));
  }

  /** The number as the column holds it; there is no version beyond. */
  static int inRange(String name, BigInteger version) {
    if (version.bitLength() >= Integer.SIZE) {
      throw notFound(name, version);
    }
    return version.intValue();
  }

  /**
   * @param modelId confines the search to this model, so that the indexes of its versions give the
   *     order; named together with the workspace, PostgreSQL may take the index of all versions
   */
  <T> FoundRows<T> search(
      SearchQuery<ModelVersionEntity> query,
      @Nullable Long modelId,
      FoundRows.Position start,
      Function<ModelVersionEntity, T> shown) {
    query.where(
        modelId == null
            ? "e.workspaceId = " + query.bind(origin.workspaceId())
            : "e.modelId = " + query.bind(modelId));
    return FoundRows.of(
        (from, size) -> query.page(getEntityManager(), from, size).map(shown), start);
  }

  /** Takes the model's next number; empty if there is no such model. */
  Optional<Number> takeNumber(String name, long time) {
    return Statement.returning(
            getEntityManager(),
            """
            UPDATE registered_model
            SET next_version = next_version + 1, last_updated_time = :time
            WHERE workspace_id = :workspace AND name = :name
            RETURNING id, next_version - 1
            """)
        .bind("workspace", origin.workspaceId())
        .bind("name", name)
        .bind("time", time)
        .first(row -> new Number(row.longAt(0), row.intAt(1)));
  }

  long insert(Number number, Origin from, @Nullable String description, String runLink, long time) {
    return Statement.returning(
            getEntityManager(),
            """
            INSERT INTO model_version
                (workspace_id, model_id, version, creation_time, last_updated_time,
                 description, source, storage_location, run_id, run_link, logged_model_id)
            VALUES
                (:workspace, :model, :version, :time, :time,
                 :description, :source, :location, :run, :runLink, :loggedModel)
            RETURNING id
            """)
        .bind("workspace", origin.workspaceId())
        .bind("model", number.modelId())
        .bind("version", number.version())
        .bind("time", time)
        .bind("description", description)
        .bind("source", from.source())
        .bind("location", from.storageLocation())
        .bind("run", from.runId())
        .bind("runLink", runLink)
        .bind("loggedModel", from.loggedModelId())
        .first(row -> row.longAt(0))
        .orElseThrow();
  }

  void insertTags(long versionId, long modelId, Map<String, String> tags) {
    if (tags.isEmpty()) {
      return;
    }
    Statement.of(
            getEntityManager(),
            """
            INSERT INTO model_version_tag (version_id, model_id, key, value)
            SELECT :version, :model, t.key, t.value
            FROM unnest(CAST(:keys AS text[]), CAST(:values AS text[])) AS t (key, value)
            """)
        .bind("version", versionId)
        .bind("model", modelId)
        .bind("keys", tags.keySet().toArray(String[]::new))
        .bind("values", tags.values().toArray(String[]::new))
        .execute();
  }

  /** A version of a locked model. */
  Optional<Row> findRow(long modelId, int version) {
    return Statement.returning(
            getEntityManager(),
            """
            SELECT id, version, stage, description FROM model_version
            WHERE model_id = :model AND version = :version
            """)
        .bind("model", modelId)
        .bind("version", version)
        .first(ModelVersionRepository::row);
  }

  void setDescription(long id, @Nullable String description, long time) {
    Statement.of(
            getEntityManager(),
            """
            UPDATE model_version SET description = :description, last_updated_time = :time
            WHERE id = :id
            """)
        .bind("description", description)
        .bind("time", time)
        .bind("id", id)
        .execute();
  }

  void setStage(long id, Stage stage, long time) {
    Statement.of(
            getEntityManager(),
            "UPDATE model_version SET stage = :stage, last_updated_time = :time WHERE id = :id")
        .bind("stage", stage.label())
        .bind("time", time)
        .bind("id", id)
        .execute();
  }

  /** Archives the other versions in a stage and tells which they were. */
  List<Row> archiveOthers(long modelId, int version, Stage stage, long time) {
    return Statement.returning(
            getEntityManager(),
            """
            UPDATE model_version SET stage = :archived, last_updated_time = :time
            WHERE model_id = :model AND stage = :stage AND version <> :version
            RETURNING id, version, stage, description
            """)
        .bind("archived", Stage.ARCHIVED.label())
        .bind("time", time)
        .bind("model", modelId)
        .bind("stage", stage.label())
        .bind("version", version)
        .rows(ModelVersionRepository::row);
  }

  void delete(long id) {
    Statement.of(getEntityManager(), "DELETE FROM model_version WHERE id = :id")
        .bind("id", id)
        .execute();
  }

  /** Empty if there is no such version; one that is just being deleted is waited for. */
  Optional<Replaced> setTag(String name, int version, String key, String value) {
    return Statement.returning(
            getEntityManager(),
            """
            INSERT INTO model_version_tag AS t (version_id, model_id, key, value)
            SELECT v.id, v.model_id, :key, :value
            FROM registered_model m JOIN model_version v ON v.model_id = m.id
            WHERE m.workspace_id = :workspace AND m.name = :name AND v.version = :version
            FOR KEY SHARE OF v
            ON CONFLICT (version_id, key) DO UPDATE SET value = excluded.value
            RETURNING t.version_id,
                (SELECT old.value FROM model_version_tag old
                 WHERE old.version_id = t.version_id AND old.key = t.key)
            """)
        .bind("workspace", origin.workspaceId())
        .bind("name", name)
        .bind("version", version)
        .bind("key", key)
        .bind("value", value)
        .first(RegisteredModelRepository::replaced);
  }

  /** Empty if there is no such tag. */
  Optional<Replaced> deleteTag(String name, int version, String key) {
    return Statement.returning(
            getEntityManager(),
            """
            DELETE FROM model_version_tag t USING registered_model m, model_version v
            WHERE v.id = t.version_id AND m.id = v.model_id
                AND m.workspace_id = :workspace AND m.name = :name
                AND v.version = :version AND t.key = :key
            RETURNING t.version_id, t.value
            """)
        .bind("workspace", origin.workspaceId())
        .bind("name", name)
        .bind("version", version)
        .bind("key", key)
        .first(RegisteredModelRepository::replaced);
  }

  private static Row row(Statement.Row row) {
    return new Row(row.longAt(0), row.intAt(1), row.textAt(2), row.textAt(3));
  }

  /** Each read sees the row as it is, so nothing read is kept for the next. */
  private ModelVersionEntity detached(ModelVersionEntity version) {
    getEntityManager().detach(version);
    return version;
  }
}
