package io.modelkeep.tracking.metric;

import io.modelkeep.db.Statement;
import io.modelkeep.events.EventOrigin;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The statements that write points. However many writers a run has, they wait for each other in the
 * order of the keys only, so none can wait for one that waits for it.
 */
@ApplicationScoped
class MetricRepository {
  private static final String POINTS =
      """
      unnest(CAST(:keys AS text[]), CAST(:values AS float8[]), CAST(:nans AS boolean[]),
             CAST(:timestamps AS bigint[]), CAST(:steps AS bigint[]))
          WITH ORDINALITY AS p (key, value, is_nan, timestamp, step, position)
      """;

  private final EntityManager entityManager;
  private final EventOrigin origin;

  MetricRepository(EntityManager entityManager, EventOrigin origin) {
    this.entityManager = entityManager;
    this.origin = origin;
  }

  /** Adds the points to the history; those that are in it already change nothing. */
  void addToHistory(long runId, List<MetricPoint> points) {
    bindPoints(
            Statement.of(
                entityManager,
                """
                INSERT INTO metric (run_id, key, timestamp, step, value, is_nan)
                SELECT :run, p.key, p.timestamp, p.step, p.value, p.is_nan
                FROM %s
                ORDER BY p.key, p.timestamp, p.step, p.value, p.is_nan
                ON CONFLICT DO NOTHING
                """
                    .formatted(POINTS)),
            points)
        .bind("run", runId)
        .execute();
  }

  /** Makes the newest point of each key the metric's latest, unless that is as new already. */
  void updateLatest(long runId, List<MetricPoint> points) {
    bindPoints(
            Statement.of(
                entityManager,
                """
                INSERT INTO latest_metric AS l (run_id, key, value, is_nan, timestamp, step)
                SELECT DISTINCT ON (p.key)
                    :run, p.key, p.value, p.is_nan, p.timestamp, p.step
                FROM %s
                ORDER BY p.key, p.step DESC, p.timestamp DESC, p.value DESC, p.position
                ON CONFLICT (run_id, key) DO UPDATE
                SET value = excluded.value, is_nan = excluded.is_nan,
                    timestamp = excluded.timestamp, step = excluded.step
                WHERE (excluded.step, excluded.timestamp, excluded.value)
                    > (l.step, l.timestamp, l.value)
                """
                    .formatted(POINTS)),
            points)
        .bind("run", runId)
        .execute();
  }

  /** A logged model that points were measured on and that is not there; deleted ones are. */
  Optional<String> findUnknownModel(List<MetricPoint> points) {
    return Statement.returning(
            entityManager,
            """
            SELECT asked.model_id FROM unnest(CAST(:models AS text[])) AS asked (model_id)
            WHERE NOT EXISTS (
                SELECT 1 FROM logged_model m
                WHERE m.model_id = asked.model_id AND m.workspace_id = :workspace)
            LIMIT 1
            """)
        .bind("models", points.stream().map(MetricPoint::modelId).toArray(String[]::new))
        .bind("workspace", origin.workspaceId())
        .first(row -> Objects.requireNonNull(row.textAt(0)));
  }

  /** Notes the points on the logged models they were measured on. */
  void addToLoggedModels(long runId, List<MetricPoint> points) {
    bindPoints(
            Statement.of(
                entityManager,
                """
                INSERT INTO logged_model_metric
                    (model_id, key, timestamp, step, run_id, value, dataset_name, dataset_digest)
                SELECT m.model_id, p.key, p.timestamp, p.step, :run, p.value,
                    m.dataset_name, m.dataset_digest
                FROM %s
                JOIN unnest(CAST(:models AS text[]), CAST(:names AS text[]),
                            CAST(:digests AS text[]))
                    WITH ORDINALITY AS m (model_id, dataset_name, dataset_digest, position)
                    USING (position)
                ORDER BY m.model_id, p.key, p.timestamp, p.step, p.position
                ON CONFLICT DO NOTHING
                """
                    .formatted(POINTS)),
            points)
        .bind("run", runId)
        .bind("models", points.stream().map(MetricPoint::modelId).toArray(String[]::new))
        .bind("names", points.stream().map(MetricPoint::datasetName).toArray(String[]::new))
        .bind("digests", points.stream().map(MetricPoint::datasetDigest).toArray(String[]::new))
        .execute();
  }

  private static Statement bindPoints(Statement statement, List<MetricPoint> points) {
    return statement
        .bind("keys", points.stream().map(MetricPoint::key).toArray(String[]::new))
        .bind("values", points.stream().map(MetricPoint::value).toArray(Double[]::new))
        .bind("nans", points.stream().map(MetricPoint::isNan).toArray(Boolean[]::new))
        .bind("timestamps", points.stream().map(MetricPoint::timestamp).toArray(Long[]::new))
        .bind("steps", points.stream().map(MetricPoint::step).toArray(Long[]::new));
  }
}
