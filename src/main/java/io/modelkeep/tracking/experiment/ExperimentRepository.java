package io.modelkeep.tracking.experiment;

import io.modelkeep.db.Page;
import io.modelkeep.db.SearchQuery;
import io.modelkeep.db.Statement;
import io.modelkeep.events.EventOrigin;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The statements on experiments. */
@ApplicationScoped
class ExperimentRepository {
  /** An experiment whose row is locked until the transaction ends. */
  record Locked(long id, String name, String lifecycleStage) {}

  private static final String SELECT =
      "SELECT "
          + ExperimentEntity.COLUMNS
          + " FROM experiment_view e WHERE e.workspace_id = :workspace AND ";

  private final EntityManager entityManager;
  private final EventOrigin origin;

  ExperimentRepository(EntityManager entityManager, EventOrigin origin) {
    this.entityManager = entityManager;
    this.origin = origin;
  }

  Optional<ExperimentEntity> findExperiment(long id) {
    return Statement.returning(entityManager, SELECT + "e.id = :id")
        .bind("workspace", origin.workspaceId())
        .bind("id", id)
        .first(ExperimentEntity::of);
  }

  Optional<ExperimentEntity> findByName(String name) {
    return Statement.returning(entityManager, SELECT + "e.name = :name")
        .bind("workspace", origin.workspaceId())
        .bind("name", name)
        .first(ExperimentEntity::of);
  }

  Page<ExperimentEntity> search(
      SearchQuery<ExperimentEntity> query, @Nullable List<@Nullable Object> from, int size) {
    query.where("e.workspaceId = " + query.bind(origin.workspaceId()));
    return query.page(entityManager, from, size);
  }

  /** The new row's id; empty if the name is taken. */
  Optional<Long> insert(String name, @Nullable String artifactLocation, long time) {
    return Statement.returning(
            entityManager,
            """
            INSERT INTO experiment
                (workspace_id, name, artifact_location, creation_time, last_updated_time)
            VALUES (:workspace, :name, :location, :time, :time)
            ON CONFLICT (workspace_id, name) DO NOTHING
            RETURNING id
            """)
        .bind("workspace", origin.workspaceId())
        .bind("name", name)
        .bind("location", artifactLocation)
        .bind("time", time)
        .first(row -> row.longAt(0));
  }

  void setArtifactLocation(long id, String artifactLocation) {
    Statement.of(
            entityManager, "UPDATE experiment SET artifact_location = :location WHERE id = :id")
        .bind("location", artifactLocation)
        .bind("id", id)
        .execute();
  }

  void insertTags(long id, Map<String, String> tags) {
    if (tags.isEmpty()) {
      return;
    }
    Statement.of(
            entityManager,
            """
            INSERT INTO experiment_tag (experiment_id, key, value)
            SELECT :experiment, t.key, t.value
            FROM unnest(CAST(:keys AS text[]), CAST(:values AS text[])) AS t (key, value)
            """)
        .bind("experiment", id)
        .bind("keys", tags.keySet().toArray(String[]::new))
        .bind("values", tags.values().toArray(String[]::new))
        .execute();
  }

  Locked lock(long id) {
    return Statement.returning(
            entityManager,
            """
            SELECT id, name, lifecycle_stage FROM experiment
            WHERE workspace_id = :workspace AND id = :id
            FOR NO KEY UPDATE
            """)
        .bind("workspace", origin.workspaceId())
        .bind("id", id)
        .first(
            row ->
                new Locked(
                    row.longAt(0),
                    Objects.requireNonNull(row.textAt(1)),
                    Objects.requireNonNull(row.textAt(2))))
        .orElseThrow(() -> ExperimentId.notFound(id));
  }

  boolean isNameTaken(String name) {
    return findByName(name).isPresent();
  }

  void rename(long id, String newName, long time) {
    Statement.of(
            entityManager,
            "UPDATE experiment SET name = :name, last_updated_time = :time WHERE id = :id")
        .bind("name", newName)
        .bind("time", time)
        .bind("id", id)
        .execute();
  }

  /** Sets the stage of an experiment and of all its runs, whatever theirs was before. */
  void setLifecycleStage(long id, LifecycleStage stage, long time) {
    Statement.of(
            entityManager,
            """
            UPDATE experiment SET lifecycle_stage = :stage, last_updated_time = :time
            WHERE id = :id
            """)
        .bind("stage", stage.label())
        .bind("time", time)
        .bind("id", id)
        .execute();
    Statement.of(
            entityManager,
            """
            UPDATE run SET lifecycle_stage = :stage, deleted_time = CAST(:deleted AS bigint)
            WHERE experiment_id = :id AND lifecycle_stage NOT IN (:stage, 'garbage')
            """)
        .bind("stage", stage.label())
        .bind("deleted", stage == LifecycleStage.DELETED ? time : null)
        .bind("id", id)
        .execute();
  }

  List<String> tagKeys(long id) {
    return Statement.returning(
            entityManager, "SELECT key FROM experiment_tag WHERE experiment_id = :id")
        .bind("id", id)
        .rows(row -> Objects.requireNonNull(row.textAt(0)));
  }

  /** The value the tag had before; empty if it is new. */
  Optional<String> setTag(long id, String key, String value) {
    return Statement.returning(
            entityManager,
            """
            INSERT INTO experiment_tag AS t (experiment_id, key, value)
            VALUES (:experiment, :key, :value)
            ON CONFLICT (experiment_id, key) DO UPDATE SET value = excluded.value
            RETURNING (SELECT old.value FROM experiment_tag old
                WHERE old.experiment_id = t.experiment_id AND old.key = t.key)
            """)
        .bind("experiment", id)
        .bind("key", key)
        .bind("value", value)
        .first(row -> Optional.ofNullable(row.textAt(0)))
        .flatMap(before -> before);
  }

  /** The value the tag had; empty if there is no such tag. */
  Optional<String> deleteTag(long id, String key) {
    return Statement.returning(
            entityManager,
            """
            DELETE FROM experiment_tag WHERE experiment_id = :experiment AND key = :key
            RETURNING value
            """)
        .bind("experiment", id)
        .bind("key", key)
        .first(row -> Objects.requireNonNull(row.textAt(0)));
  }
}
