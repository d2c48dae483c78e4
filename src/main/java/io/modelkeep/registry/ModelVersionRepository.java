package io.modelkeep.registry;

import io.modelkeep.db.FoundRows;
import io.modelkeep.db.SearchQuery;
import io.modelkeep.db.Statement;
import io.modelkeep.error.MlflowException;
import io.modelkeep.events.EventOrigin;
import io.modelkeep.registry.SourceResolver.Origin;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.math.BigInteger;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The statements on model versions. */
@ApplicationScoped
class ModelVersionRepository {
  /** A new version and the number it got. */
  record Inserted(long id, long modelId, int version) {}

  /** What a version's row holds for writers. */
  record Row(long id, long modelId, int version, String stage, @Nullable String description) {}

  private static final String SELECT =
      "SELECT " + ModelVersionEntity.COLUMNS + " FROM model_version_view v ";

  private final EntityManager entityManager;
  private final EventOrigin origin;
  private final RegisteredModelRepository models;

  ModelVersionRepository(
      EntityManager entityManager, EventOrigin origin, RegisteredModelRepository models) {
    this.entityManager = entityManager;
    this.origin = origin;
    this.models = models;
  }

  ModelVersionEntity get(String name, BigInteger version) {
    return Statement.returning(
            entityManager,
            SELECT
                + """
                  WHERE v.workspace_id = :workspace AND v.name = :name AND v.version = :version
                  """)
        .bind("workspace", origin.workspaceId())
        .bind("name", name)
        .bind("version", inRange(name, version))
        .first(ModelVersionEntity::of)
        .orElseThrow(() -> notFound(name, version));
  }

  ModelVersionEntity getByAlias(String name, String alias) {
    return Statement.returning(
            entityManager,
            SELECT
                + """
                  JOIN registered_model_alias a ON a.version_id = v.id AND a.model_id = v.model_id
                  WHERE v.workspace_id = :workspace AND v.name = :name AND a.alias = :alias
                  """)
        .bind("workspace", origin.workspaceId())
        .bind("name", name)
        .bind("alias", alias)
        .first(ModelVersionEntity::of)
        .orElseThrow(() -> aliasNotFound(name, alias));
  }

  /** Where the version's files are to be read from; empty where nothing says so. */
  String downloadUri(String name, BigInteger version) {
    return Statement.returning(
            entityManager,
            """
            SELECT coalesce(nullif(v.storage_location, ''), v.source, '')
            FROM registered_model m JOIN model_version v ON v.model_id = m.id
            WHERE m.workspace_id = :workspace AND m.name = :name AND v.version = :version
            """)
        .bind("workspace", origin.workspaceId())
        .bind("name", name)
        .bind("version", inRange(name, version))
        .first(row -> Objects.requireNonNull(row.textAt(0)))
        .orElseThrow(() -> notFound(name, version));
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
    return FoundRows.of((from, size) -> query.page(entityManager, from, size).map(shown), start);
  }

  /** Adds a version under the model's next number; empty if there is no such model. */
  Optional<Inserted> insert(
      String name, Origin from, @Nullable String description, String runLink, long time) {
    return Statement.returning(
            entityManager,
            """
            WITH numbered AS (
                UPDATE registered_model
                SET next_version = next_version + 1, last_updated_time = :time
                WHERE workspace_id = :workspace AND name = :name
                RETURNING workspace_id, id, next_version - 1 AS version)
            INSERT INTO model_version
                (workspace_id, model_id, version, creation_time, last_updated_time,
                 description, source, storage_location, run_id, run_link, logged_model_id)
            SELECT workspace_id, id, version, :time, :time,
                :description, :source, :location, :run, :runLink, :loggedModel
            FROM numbered
            RETURNING id, model_id, version
            """)
        .bind("workspace", origin.workspaceId())
        .bind("name", name)
        .bind("time", time)
        .bind("description", description)
        .bind("source", from.source())
        .bind("location", from.storageLocation())
        .bind("run", from.runId())
        .bind("runLink", runLink)
        .bind("loggedModel", from.loggedModelId())
        .first(row -> new Inserted(row.longAt(0), row.longAt(1), row.intAt(2)));
  }

  /** Locks a version until the transaction ends, and its model before it: writers take turns. */
  Optional<Row> lock(String name, int version) {
    return Statement.returning(
            entityManager,
            """
            SELECT v.id, v.model_id, v.version, v.stage, v.description
            FROM registered_model m JOIN model_version v ON v.model_id = m.id
            WHERE m.workspace_id = :workspace AND m.name = :name AND v.version = :version
            FOR NO KEY UPDATE
            """)
        .bind("workspace", origin.workspaceId())
        .bind("name", name)
        .bind("version", version)
        .first(ModelVersionRepository::row);
  }

  void setDescription(long id, @Nullable String description, long time) {
    Statement.of(
            entityManager,
            """
            UPDATE model_version SET description = :description, last_updated_time = :time
            WHERE id = :id
            """)
        .bind("description", description)
        .bind("time", time)
        .bind("id", id)
        .execute();
  }

  /** Moves a version to a stage, which counts as an update of its model. */
  void setStage(Row row, Stage stage, long time) {
    Statement.of(
            entityManager,
            """
            WITH touched AS (
                UPDATE registered_model SET last_updated_time = :time WHERE id = :model)
            UPDATE model_version SET stage = :stage, last_updated_time = :time WHERE id = :id
            """)
        .bind("stage", stage.label())
        .bind("time", time)
        .bind("model", row.modelId())
        .bind("id", row.id())
        .execute();
  }

  /** Archives the other versions in a stage and tells which they were. */
  List<Row> archiveOthers(long modelId, int version, Stage stage, long time) {
    return Statement.returning(
            entityManager,
            """
            UPDATE model_version SET stage = :archived, last_updated_time = :time
            WHERE model_id = :model AND stage = :stage AND version <> :version
            RETURNING id, model_id, version, stage, description
            """)
        .bind("archived", Stage.ARCHIVED.label())
        .bind("time", time)
        .bind("model", modelId)
        .bind("stage", stage.label())
        .bind("version", version)
        .rows(ModelVersionRepository::row);
  }

  void delete(long id) {
    Statement.of(entityManager, "DELETE FROM model_version WHERE id = :id")
        .bind("id", id)
        .execute();
  }

  private static Row row(Statement.Row row) {
    return new Row(
        row.longAt(0),
        row.longAt(1),
        row.intAt(2),
        Objects.requireNonNull(row.textAt(3)),
        row.textAt(4));
  }
}
