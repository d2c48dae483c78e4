package io.modelkeep.registry;

import static java.util.stream.Collectors.toMap;

import io.modelkeep.db.Page;
import io.modelkeep.db.SearchQuery;
import io.modelkeep.db.Statement;
import io.modelkeep.error.MlflowException;
import io.modelkeep.events.EventOrigin;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The statements on registered models. */
@ApplicationScoped
class RegisteredModelRepository {
  /** A model whose row is locked until the transaction ends: writes to one model take turns. */
  record Locked(long id, String name, @Nullable String description) {}

  /** What a statement on a tag or alias found and replaced. */
  record Replaced(long ownerId, @Nullable String before) {}

  private static final ModelVersionEntity.ListColumn VERSIONS = new ModelVersionEntity.ListColumn();

  private final EntityManager entityManager;
  private final EventOrigin origin;

  RegisteredModelRepository(EntityManager entityManager, EventOrigin origin) {
    this.entityManager = entityManager;
    this.origin = origin;
  }

  FoundModel get(String name) {
    return Statement.returning(
            entityManager,
            "SELECT "
                + RegisteredModelEntity.COLUMNS
                + """
                , m.latest_versions::text FROM registered_model_view m
                WHERE m.workspace_id = :workspace AND m.name = :name
                """)
        .bind("workspace", origin.workspaceId())
        .bind("name", name)
        .first(
            row ->
                new FoundModel(
                    RegisteredModelEntity.of(row),
                    VERSIONS.convertToEntityAttribute(row.textAt(7))))
        .orElseThrow(() -> notFound(name));
  }

  static MlflowException notFound(String name) {
    return MlflowException.doesNotExist("Registered Model with name=%s not found".formatted(name));
  }

  Page<RegisteredModelEntity> search(
      SearchQuery<RegisteredModelEntity> query, @Nullable List<@Nullable Object> from, int size) {
    query.where("e.workspaceId = " + query.bind(origin.workspaceId()));
    query.completedBy(this::addTagsAndAliases);
    return query.page(entityManager, from, size);
  }

  /** For all models of a page at once; the view makes them for one model after the other. */
  private void addTagsAndAliases(List<RegisteredModelEntity> found) {
    if (found.isEmpty()) {
      return;
    }
    Map<Long, RegisteredModelEntity> byId =
        found.stream().collect(toMap(model -> model.id, Function.identity()));
    Statement.returning(
            entityManager,
            """
            SELECT model_id, key, value, CAST(NULL AS integer) AS version
            FROM registered_model_tag WHERE model_id = ANY (CAST(:models AS bigint[]))
            UNION ALL
            SELECT a.model_id, a.alias, NULL, v.version
            FROM registered_model_alias a JOIN model_version v ON v.id = a.version_id
            WHERE a.model_id = ANY (CAST(:models AS bigint[]))
            ORDER BY key
            """)
        .bind("models", byId.keySet().toArray(Long[]::new))
        .rows(row -> row)
        .forEach(row -> add(row, Objects.requireNonNull(byId.get(row.longAt(0)))));
  }

  private static void add(Statement.Row row, RegisteredModelEntity model) {
    String key = Objects.requireNonNull(row.textAt(1));
    if (row.isNullAt(3)) {
      model.tags.put(key, Objects.requireNonNull(row.textAt(2)));
    } else {
      model.aliases.put(key, row.intAt(3));
    }
  }

  /** The new row's id; empty if the name is taken. */
  Optional<Long> insert(String name, @Nullable String description, long time) {
    return Statement.returning(
            entityManager,
            """
            INSERT INTO registered_model
                (workspace_id, name, description, creation_time, last_updated_time)
            VALUES (:workspace, :name, :description, :time, :time)
            ON CONFLICT (workspace_id, name) DO NOTHING
            RETURNING id
            """)
        .bind("workspace", origin.workspaceId())
        .bind("name", name)
        .bind("description", description)
        .bind("time", time)
        .first(row -> row.longAt(0));
  }

  void insertTags(long modelId, Map<String, String> tags) {
    if (tags.isEmpty()) {
      return;
    }
    Statement.of(
            entityManager,
            """
            INSERT INTO registered_model_tag (model_id, key, value)
            SELECT :model, t.key, t.value
            FROM unnest(CAST(:keys AS text[]), CAST(:values AS text[])) AS t (key, value)
            """)
        .bind("model", modelId)
        .bind("keys", tags.keySet().toArray(String[]::new))
        .bind("values", tags.values().toArray(String[]::new))
        .execute();
  }

  Locked lock(String name) {
    return Statement.returning(
            entityManager,
            """
            SELECT id, name, description FROM registered_model
            WHERE workspace_id = :workspace AND name = :name
            FOR NO KEY UPDATE
            """)
        .bind("workspace", origin.workspaceId())
        .bind("name", name)
        .first(row -> new Locked(row.longAt(0), row.textAt(1), row.textAt(2)))
        .orElseThrow(() -> notFound(name));
  }

  void touch(long modelId, long time) {
    Statement.of(
            entityManager, "UPDATE registered_model SET last_updated_time = :time WHERE id = :id")
        .bind("time", time)
        .bind("id", modelId)
        .execute();
  }

  void setDescription(long modelId, @Nullable String description, long time) {
    Statement.of(
            entityManager,
            """
            UPDATE registered_model SET description = :description, last_updated_time = :time
            WHERE id = :id
            """)
        .bind("description", description)
        .bind("time", time)
        .bind("id", modelId)
        .execute();
  }

  /** MLflow counts a rename as an update of every version. */
  void rename(long modelId, String newName, long time) {
    Statement.of(
            entityManager,
            """
            UPDATE registered_model SET name = :name, last_updated_time = :time WHERE id = :id
            """)
        .bind("name", newName)
        .bind("time", time)
        .bind("id", modelId)
        .execute();
    Statement.of(
            entityManager,
            "UPDATE model_version SET last_updated_time = :time WHERE model_id = :id")
        .bind("time", time)
        .bind("id", modelId)
        .execute();
  }

  Optional<Long> findId(String name) {
    return Statement.returning(
            entityManager,
            "SELECT id FROM registered_model WHERE workspace_id = :workspace AND name = :name")
        .bind("workspace", origin.workspaceId())
        .bind("name", name)
        .first(row -> row.longAt(0));
  }

  void checkExists(String name) {
    if (findId(name).isEmpty()) {
      throw notFound(name);
    }
  }

  void delete(long modelId) {
    Statement.of(entityManager, "DELETE FROM registered_model WHERE id = :id")
        .bind("id", modelId)
        .execute();
  }

  /** Empty if there is no such model; one that is just being deleted is waited for. */
  Optional<Replaced> setTag(String name, String key, String value) {
    return Statement.returning(
            entityManager,
            """
            INSERT INTO registered_model_tag AS t (model_id, key, value)
            SELECT m.id, :key, :value FROM registered_model m
            WHERE m.workspace_id = :workspace AND m.name = :name
            FOR KEY SHARE OF m
            ON CONFLICT (model_id, key) DO UPDATE SET value = excluded.value
            RETURNING t.model_id,
                (SELECT old.value FROM registered_model_tag old
                 WHERE old.model_id = t.model_id AND old.key = t.key)
            """)
        .bind("workspace", origin.workspaceId())
        .bind("name", name)
        .bind("key", key)
        .bind("value", value)
        .first(RegisteredModelRepository::replaced);
  }

  /** Empty if there is no such tag. */
  Optional<Replaced> deleteTag(String name, String key) {
    return Statement.returning(
            entityManager,
            """
            DELETE FROM registered_model_tag t USING registered_model m
            WHERE m.id = t.model_id AND m.workspace_id = :workspace AND m.name = :name
                AND t.key = :key
            RETURNING t.model_id, t.value
            """)
        .bind("workspace", origin.workspaceId())
        .bind("name", name)
        .bind("key", key)
        .first(RegisteredModelRepository::replaced);
  }

  /**
   * Empty if there is no such version, or none any longer; else the version the alias pointed at
   * before.
   */
  Optional<Replaced> setAlias(String name, String alias, int version) {
    return Statement.returning(
            entityManager,
            """
            INSERT INTO registered_model_alias AS a (model_id, alias, version_id)
            SELECT m.id, :alias, v.id
            FROM registered_model m JOIN model_version v ON v.model_id = m.id
            WHERE m.workspace_id = :workspace AND m.name = :name AND v.version = :version
            FOR KEY SHARE OF v
            ON CONFLICT (model_id, alias) DO UPDATE SET version_id = excluded.version_id
            RETURNING a.model_id,
                (SELECT CAST(v.version AS text)
                 FROM registered_model_alias old
                 JOIN model_version v ON v.id = old.version_id
                 WHERE old.model_id = a.model_id AND old.alias = a.alias)
            """)
        .bind("workspace", origin.workspaceId())
        .bind("name", name)
        .bind("alias", alias)
        .bind("version", version)
        .first(RegisteredModelRepository::replaced);
  }

  /** Empty if there is no such alias. */
  Optional<Replaced> deleteAlias(String name, String alias) {
    return Statement.returning(
            entityManager,
            """
            DELETE FROM registered_model_alias a
            USING registered_model m, model_version v
            WHERE m.id = a.model_id AND v.id = a.version_id
                AND m.workspace_id = :workspace AND m.name = :name AND a.alias = :alias
            RETURNING a.model_id, CAST(v.version AS text)
            """)
        .bind("workspace", origin.workspaceId())
        .bind("name", name)
        .bind("alias", alias)
        .first(RegisteredModelRepository::replaced);
  }

  static Replaced replaced(Statement.Row row) {
    return new Replaced(row.longAt(0), row.textAt(1));
  }
}
