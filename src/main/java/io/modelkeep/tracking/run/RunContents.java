package io.modelkeep.tracking.run;

import static java.util.stream.Collectors.toMap;

import io.modelkeep.db.Statement;
import io.modelkeep.tracking.run.RunEntity.LatestMetric;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * What hangs on runs, fetched for all runs of a page at once: the lists of {@code run_view} are
 * made for one run after the other, which costs PostgreSQL about twice as much.
 */
@ApplicationScoped
class RunContents {
  /** By key. The rare kinds come from the view, which knows their shape. */
  private static final String SELECT =
      """
      SELECT run_id, 'param', key, value, CAST(NULL AS float8), false, CAST(0 AS bigint),
          CAST(0 AS bigint)
      FROM run_param WHERE run_id = ANY (CAST(:runs AS bigint[]))
      UNION ALL
      SELECT run_id, 'tag', key, value, NULL, false, 0, 0
      FROM run_tag WHERE run_id = ANY (CAST(:runs AS bigint[]))
      UNION ALL
      SELECT run_id, 'metric', key, NULL, value, is_nan, timestamp, step
      FROM latest_metric WHERE run_id = ANY (CAST(:runs AS bigint[]))
      UNION ALL
      SELECT v.id, 'dataset_inputs', NULL, v.dataset_inputs, NULL, false, 0, 0
      FROM run_view v
      WHERE v.id IN (SELECT run_id FROM dataset_input
                     WHERE run_id = ANY (CAST(:runs AS bigint[])))
      UNION ALL
      SELECT v.id, 'model_outputs', NULL, v.model_outputs, NULL, false, 0, 0
      FROM run_view v
      WHERE v.id IN (SELECT run_id FROM model_output
                     WHERE run_id = ANY (CAST(:runs AS bigint[])))
      ORDER BY key
      """;

  private final EntityManager entityManager;

  RunContents(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  /** Fills in all that searches show of runs, which is all but the models they read. */
  void fill(List<RunEntity> runs) {
    if (runs.isEmpty()) {
      return;
    }
    Map<Long, RunEntity> byId = runs.stream().collect(toMap(run -> run.id, Function.identity()));
    Statement.returning(entityManager, SELECT)
        .bind("runs", byId.keySet().toArray(Long[]::new))
        .rows(row -> row)
        .forEach(row -> add(row, Objects.requireNonNull(byId.get(row.longAt(0)))));
  }

  private static void add(Statement.Row row, RunEntity run) {
    String kind = text(row, 1);
    switch (kind) {
      case "param" -> run.params.put(text(row, 2), text(row, 3));
      case "tag" -> run.tags.put(text(row, 2), text(row, 3));
      case "metric" ->
          run.metrics.add(
              new LatestMetric(
                  text(row, 2), row.doubleAt(4), row.booleanAt(5), row.longAt(6), row.longAt(7)));
      case "dataset_inputs" -> run.datasetInputs = RunEntity.datasetInputs(row.textAt(3));
      case "model_outputs" -> run.modelOutputs = RunEntity.modelOutputs(row.textAt(3));
      default -> throw new IllegalStateException("Nothing of a run: " + kind);
    }
  }

  private static String text(Statement.Row row, int column) {
    return Objects.requireNonNull(row.textAt(column));
  }
}
