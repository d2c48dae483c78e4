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
   * @param size the most points to find
   */
  Page<Metric> page(String runUuid, String key, @Nullable List<@Nullable Object> from, int size) {
    Statement statement =
        Statement.returning(
                entityManager,
                """
                SELECT timestamp, step, value, is_nan FROM metric
                WHERE run_id = %s AND key = :key %s
                ORDER BY timestamp, step, value, is_nan LIMIT :limit
                """
                    .formatted(
                        RUN_ID,
                        from == null
                            ? ""
                            : "AND (timestamp, step, value, is_nan) > (:time, :step, :value, :nan)"))
            .bind("run", runUuid)
            .bind("workspace", origin.workspaceId())
            .bind("key", key)
            // One row more tells whether there is another page.
            .bind("limit", size + 1);
    if (from != null) {
      statement
          .bind("time", from.get(0))
          .bind("step", from.get(1))
          .bind("value", from.get(2))
          .bind("nan", Objects.equals(from.get(3), 1L));
    }
    List<Statement.Row> rows = statement.rows(row -> row);
    boolean hasMore = rows.size() > size;
    List<Statement.Row> shown = hasMore ? rows.subList(0, size) : rows;
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

  /**
   * The first points of several runs, by run, time, step and value. No run gives more than all may,
   * so that long histories are not sorted for points that are not shown.
   */
  List<MetricWithRunId> ofRuns(List<String> runUuids, String key, int limit) {
    return Statement.returning(
            entityManager,
            """
            SELECT r.run_uuid, m.timestamp, m.step, m.value, m.is_nan
            FROM (SELECT id, run_uuid FROM run
                  WHERE workspace_id = :workspace AND run_uuid = ANY (CAST(:runs AS text[]))) AS r
            CROSS JOIN LATERAL (
                SELECT timestamp, step, value, is_nan FROM metric
                WHERE run_id = r.id AND key = :key
                ORDER BY timestamp, step, value, is_nan LIMIT :limit) AS m
            ORDER BY r.run_uuid, m.timestamp, m.step, m.value, m.is_nan
            LIMIT :limit
            """)
        .bind("key", key)
        .bind("workspace", origin.workspaceId())
        .bind("runs", runUuids.toArray(String[]::new))
        .bind("limit", limit)
        .rows(row -> metricWithRunId(key, Objects.requireNonNull(row.textAt(0)), row, 1));
  }

  /**
   * Evenly spaced points of a run by step, time and value, the last one among them: the points are
   * dealt into buckets as large as each other, each gives its first, and the last bucket the very
   * last point.
   *
   * @param size the most points
   */
  List<MetricWithRunId> sample(
      String runUuid, String key, MetricHistoryService.Steps steps, long size) {
    return Statement.returning(
            entityManager,
            """
            SELECT timestamp, step, value, is_nan FROM (
                SELECT timestamp, step, value, is_nan,
                    row_number() OVER ordered - 1 AS number,
                    ntile(CAST(:size AS integer)) OVER ordered AS bucket,
                    count(*) OVER () AS total
                FROM metric
                WHERE run_id = %s AND key = :key AND step BETWEEN :startStep AND :endStep
                WINDOW ordered AS (ORDER BY step, timestamp, value, is_nan)) AS numbered
            WHERE number = total - 1
                OR bucket < :size AND number
                    = (bucket - 1) * (total / :size) + least(bucket - 1, total %% :size)
            ORDER BY step, timestamp, value, is_nan
            """
                .formatted(RUN_ID))
        .bind("run", runUuid)
        .bind("workspace", origin.workspaceId())
        .bind("key", key)
        .bind("startStep", steps.first())
        .bind("endStep", steps.last())
        .bind("size", size)
        .rows(row -> metricWithRunId(key, runUuid, row, 0));
  }

  /**
   * @param column where time, step, value and whether it is NaN begin
   */
  private static MetricWithRunId metricWithRunId(
      String key, String runUuid, Statement.Row row, int column) {
    return new MetricWithRunId(
        key,
        row.booleanAt(column + 3) ? Double.NaN : row.doubleAt(column + 2),
        row.longAt(column),
        row.longAt(column + 1),
        runUuid);
  }
}
