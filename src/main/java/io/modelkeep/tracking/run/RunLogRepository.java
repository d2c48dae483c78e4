package io.modelkeep.tracking.run;

import io.modelkeep.db.Statement;
import io.modelkeep.wire.tracking.Param;
import io.modelkeep.wire.tracking.RunTag;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The statements on params and tags. Several at once are written in the order of their keys, so
 * that two writers of one run cannot wait for each other.
 */
@ApplicationScoped
class RunLogRepository {
  private static final String PAIRS =
      "unnest(CAST(:keys AS text[]), CAST(:values AS text[])) AS p (key, value)";

  private final EntityManager entityManager;

  RunLogRepository(EntityManager entityManager) {
    this.entityManager = entityManager;
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
