package io.modelkeep.tracking.metric;

import io.modelkeep.db.Page;
import io.modelkeep.db.Statement;
import io.modelkeep.events.EventOrigin;
import io.modelkeep.wire.tracking.Metric;
import io.modelkeep.wire.tracking.MetricWithRunId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The statements that read points. A run that is not there has none. */
@ApplicationScoped
class MetricHistoryRepository {
  private static final String RUN_ID =
      "(SELECT id FROM run WHERE run_uuid = :run AND workspace_id = :workspace)";

  private final EntityManager entityManager;
  private final EventOrigin origin;

  MetricHistoryRepository(EntityManager entityManager, EventOrigin origin) {
    this.entityManager = entityManager;
    this.origin = origin;
  }

  /**
   * Points by time, step and value: the order of the table's key.
   *
   * @param from time, step, value and whether it is NaN (1 or 0) of the last point seen, null for
   *     the first page
   * @param size the most points to find, null for all
   */
  Page<Metric> page(
      String runUuid, String key, @Nullable List<@Nullable Object> from, @Nullable Long size) {
    Statement statement =
        Statement.returning(
                entityManager,
                """
                SELECT timestamp, step, value, is_nan FROM metric
                WHERE run_id = %s AND key = :key %s
                ORDER BY timestamp, step, value, is_nan LIMIT CAST(:limit AS bigint)
                """
                    .formatted(
                        RUN_ID,
                        from == null
                            ? ""
                            : "AND (timestamp, step, value, is_nan) > (:time, :step, :value, :nan)"))
            .bind("run", runUuid)
            .bind("workspace", origin.workspaceId())
            .bind("key", key)
            .bind(
                "limit", size == null ? null : Math.addExact(Math.min(size, Integer.MAX_VALUE), 1));
    if (from != null) {
      statement
          .bind("time", from.get(0))
          .bind("step", from.get(1))
          .bind("value", from.get(2))
          .bind("nan", Objects.equals(from.get(3), 1L));
    }
    List<Statement.Row> rows = statement.rows(row -> row);
    boolean hasMore = size != null && rows.size() > size;
    List<Statement.Row> shown = hasMore ? rows.subList(0, rows.size() - 1) : rows;
    return new Page<>(
        shown.stream().map(row -> metric(key, row)).toList(),
        hasMore ? sortValues(shown.get(shown.size() - 1)) : null);
  }

  private static Metric metric(String key, Statement.Row row) {
    double value = row.booleanAt(3) ? Double.NaN : row.doubleAt(2);
    return new Metric(key, value, row.longAt(0), row.longAt(1), null, null, null, null);
  }

  private static List<@Nullable Object> sortValues(Statement.Row row) {
    return new ArrayList<>(
        Arrays.asList(row.longAt(0), row.longAt(1), row.doubleAt(2), row.booleanAt(3) ? 1L : 0L));
  }

  /** The first points of several runs, by run, time, step and value. */
  List<MetricWithRunId> ofRuns(List<String> runUuids, String key, int limit) {
    return Statement.returning(
            entityManager,
            """
            SELECT r.run_uuid, m.timestamp, m.step, m.value, m.is_nan
            FROM run r JOIN metric m ON m.run_id = r.id AND m.key = :key
            WHERE r.workspace_id = :workspace AND r.run_uuid = ANY (CAST(:runs AS text[]))
            ORDER BY r.run_uuid, m.timestamp, m.step, m.value, m.is_nan
            LIMIT :limit
            """)
        .bind("key", key)
        .bind("workspace", origin.workspaceId())
        .bind("runs", runUuids.toArray(String[]::new))
        .bind("limit", limit)
        .rows(row -> metricWithRunId(key, row));
  }

  /**
   * Evenly spaced points of each run by step, time and value, the last one among them: the points
   * are dealt into buckets as large as each other, each gives its first, and the last bucket the
   * very last point.
   *
   * @param size the most points of each run
   */
  List<MetricWithRunId> sample(
      List<String> runUuids, String key, long startStep, long endStep, long size) {
    return Statement.returning(
            entityManager,
            """
            SELECT r.run_uuid, s.timestamp, s.step, s.value, s.is_nan
            FROM unnest(CAST(:runs AS text[])) WITH ORDINALITY AS asked (run_uuid, position)
            JOIN run r ON r.run_uuid = asked.run_uuid AND r.workspace_id = :workspace
            CROSS JOIN LATERAL (
                SELECT * FROM (
                    SELECT m.timestamp, m.step, m.value, m.is_nan,
                        row_number() OVER ordered - 1 AS number,
                        ntile(CAST(:size AS integer)) OVER ordered AS bucket,
                        count(*) OVER () AS total
                    FROM metric m
                    WHERE m.run_id = r.id AND m.key = :key
                        AND m.step BETWEEN :startStep AND :endStep
                    WINDOW ordered AS (ORDER BY m.step, m.timestamp, m.value, m.is_nan)) AS n
                WHERE number = total - 1
                    OR bucket < :size AND number
                        = (bucket - 1) * (total / :size) + least(bucket - 1, total % :size)) AS s
            ORDER BY asked.position, s.step, s.timestamp, s.value, s.is_nan
            """)
        .bind("runs", runUuids.toArray(String[]::new))
        .bind("workspace", origin.workspaceId())
        .bind("key", key)
        .bind("startStep", startStep)
        .bind("endStep", endStep)
        .bind("size", size)
        .rows(row -> metricWithRunId(key, row));
  }

  private static MetricWithRunId metricWithRunId(String key, Statement.Row row) {
    return new MetricWithRunId(
        key,
        row.booleanAt(4) ? Double.NaN : row.doubleAt(3),
        row.longAt(1),
        row.longAt(2),
        Objects.requireNonNull(row.textAt(0)));
  }
}
