package io.modelkeep.registry;

import io.modelkeep.db.Statement;
import io.modelkeep.events.EventOrigin;
import io.modelkeep.registry.RegisteredModelRepository.Replaced;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Map;
import java.util.Optional;

/** The statements on the tags of model versions. */
@ApplicationScoped
class ModelVersionTagRepository {
  private final EntityManager entityManager;
  private final EventOrigin origin;

  ModelVersionTagRepository(EntityManager entityManager, EventOrigin origin) {
    this.entityManager = entityManager;
    this.origin = origin;
  }

  void insert(long versionId, long modelId, Map<String, String> tags) {
    if (tags.isEmpty()) {
      return;
    }
    Statement.of(
            entityManager,
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

  /** Empty if there is no such version; one that is just being deleted is waited for. */
  Optional<Replaced> set(String name, int version, String key, String value) {
    return Statement.returning(
            entityManager,
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
  Optional<Replaced> delete(String name, int version, String key) {
    return Statement.returning(
            entityManager,
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
}
