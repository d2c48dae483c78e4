package io.modelkeep.registry;

import static java.util.stream.Collectors.groupingBy;

import io.modelkeep.db.Statement;
import io.modelkeep.events.EventOrigin;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;

/** The newest version of each stage of a model that has one, by number. */
@ApplicationScoped
class LatestVersionRepository {
  private static final String SELECT =
      "SELECT " + ModelVersionEntity.COLUMNS + " FROM latest_version_view v WHERE ";

  private final EntityManager entityManager;
  private final EventOrigin origin;

  LatestVersionRepository(EntityManager entityManager, EventOrigin origin) {
    this.entityManager = entityManager;
    this.origin = origin;
  }

  /** Empty also if there is no such model. */
  List<ModelVersionEntity> of(String modelName) {
    return Statement.returning(
            entityManager,
            SELECT + "v.workspace_id = :workspace AND v.name = :name ORDER BY v.version")
        .bind("workspace", origin.workspaceId())
        .bind("name", modelName)
        .rows(ModelVersionEntity::of);
  }

  /** Those of several models in one statement, by the models' surrogate keys. */
  Map<Long, List<ModelVersionEntity>> of(List<RegisteredModelEntity> models) {
    return Statement.returning(
            entityManager,
            SELECT + "v.model_id = ANY (CAST(:models AS bigint[])) ORDER BY v.version")
        .bind("models", models.stream().map(model -> model.id).toArray(Long[]::new))
        .rows(ModelVersionEntity::of)
        .stream()
        .collect(groupingBy(version -> version.modelId));
  }
}
