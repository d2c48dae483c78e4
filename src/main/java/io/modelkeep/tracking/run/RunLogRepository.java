package io.modelkeep.tracking.run;

import io.modelkeep.db.Statement;
import io.modelkeep.events.EventOrigin;
import io.modelkeep.tracking.experiment.LifecycleStage;
import io.modelkeep.wire.tracking.Param;
import io.modelkeep.wire.tracking.RunTag;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The statements on params and tags. Several at once are written in the order of their keys, so
 * that two writers of one run cannot wait for each other.
 */
@ApplicationScoped
class RunLogRepository {
  private static final String PAIRS =
      "unnest(CAST(:keys AS text[]), CAST(:values AS text[])) AS p (key, value)";

  /**
   * A tag that was set.
   *
   * @param runId the run's surrogate key
   * @param before the value it had, null if it is new
   */
  record Replaced(long runId, @Nullable String before) {}

  private final EntityManager entityManager;
  private final EventOrigin origin;

  RunLogRepository(EntityManager entityManager, EventOrigin origin) {
    this.entityManager = entityManager;
    this.origin = origin;
  }

  /** Adds the params the run does not have yet; the number of those. */
  int addParams(long runId, List<Param> params) {
    return Statement.of(
            entityManager,
            """
            INSERT INTO run_param (run_id, key, value)
            SELECT :run, p.key, p.value FROM %s ORDER BY p.key
            ON CONFLICT DO NOTHING
            """
                .formatted(PAIRS))
        .bind("run", runId)
        .bind("keys", params.stream().map(Param::key).toArray(String[]::new))
        .bind("values", params.stream().map(Param::value).toArray(String[]::new))
        .execute();
  }

  /**
   * Adds a param to an active run, in one exchange with the database.
   *
   * @return the run's surrogate key; empty if there is no such run, it is not active, or has a
   *     param of that key
   */
  Optional<Long> addParam(String runUuid, Param param) {
    return Statement.returning(
            entityManager,
            """
            INSERT INTO run_param AS p (run_id, key, value)
            SELECT r.id, :key, :value FROM run r
            WHERE r.run_uuid = :run AND r.workspace_id = :workspace AND r.lifecycle_stage = :active
            FOR KEY SHARE OF r
            ON CONFLICT DO NOTHING
            RETURNING p.run_id
            """)
        .bind("run", runUuid)
        .bind("workspace", origin.workspaceId())
        .bind("active", LifecycleStage.ACTIVE.label())
        .bind("key", param.key())
        .bind("value", param.value())
        .first(row -> row.longAt(0));
  }

  Map<String, String> params(long runId, List<Param> params) {
    return Statement.returning(
            entityManager,
            """
            SELECT key, value FROM run_param
            WHERE run_id = :run AND key = ANY (CAST(:keys AS text[]))
            """)
        .bind("run", runId)
        .bind("keys", params.stream().map(Param::key).toArray(String[]::new))
        .rows(row -> Map.entry(text(row, 0), text(row, 1)))
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** Sets tags of different keys; answers the values they had. */
  Map<String, String> setTags(long runId, List<RunTag> tags) {
    if (tags.isEmpty()) {
      return Map.of();
    }
    return Statement.returning(
            entityManager,
            """
            INSERT INTO run_tag AS t (run_id, key, value)
            SELECT :run, p.key, p.value FROM %s ORDER BY p.key
            ON CONFLICT (run_id, key) DO UPDATE SET value = excluded.value
            RETURNING t.key, (SELECT old.value FROM run_tag old
                WHERE old.run_id = t.run_id AND old.key = t.key)
            """
                .formatted(PAIRS))
        .bind("run", runId)
        .bind("keys", tags.stream().map(RunTag::key).toArray(String[]::new))
        .bind("values", tags.stream().map(RunTag::value).toArray(String[]::new))
        .rows(row -> row)
        .stream()
        .filter(row -> !row.isNullAt(1))
        .collect(Collectors.toMap(row -> text(row, 0), row -> text(row, 1)));
  }

  /**
   * Sets a tag of an active run, in one exchange with the database.
   *
   * @return empty if there is no such run, or it is not active
   */
  Optional<Replaced> setTag(String runUuid, RunTag tag) {
    return Statement.returning(
            entityManager,
            """
            INSERT INTO run_tag AS t (run_id, key, value)
            SELECT r.id, :key, :value FROM run r
            WHERE r.run_uuid = :run AND r.workspace_id = :workspace AND r.lifecycle_stage = :active
            FOR KEY SHARE OF r
            ON CONFLICT (run_id, key) DO UPDATE SET value = excluded.value
            RETURNING t.run_id, (SELECT old.value FROM run_tag old
                WHERE old.run_id = t.run_id AND old.key = t.key)
            """)
        .bind("run", runUuid)
        .bind("workspace", origin.workspaceId())
        .bind("active", LifecycleStage.ACTIVE.label())
        .bind("key", tag.key())
        .bind("value", tag.value())
        .first(row -> new Replaced(row.longAt(0), row.textAt(1)));
  }

  Optional<String> findTag(long runId, String key) {
    return Statement.returning(
            entityManager, "SELECT value FROM run_tag WHERE run_id = :run AND key = :key")
        .bind("run", runId)
        .bind("key", key)
        .first(row -> text(row, 0));
  }

  /** The value the tag had; empty if there is no such tag. */
  Optional<String> deleteTag(long runId, String key) {
    return Statement.returning(
            entityManager, "DELETE FROM run_tag WHERE run_id = :run AND key = :key RETURNING value")
        .bind("run", runId)
        .bind("key", key)
        .first(row -> text(row, 0));
  }

  private static String text(Statement.Row row, int column) {
    return Objects.requireNonNull(row.textAt(column));
  }
}
