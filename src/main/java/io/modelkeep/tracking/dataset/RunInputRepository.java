package io.modelkeep.tracking.dataset;

import io.modelkeep.db.Statement;
import io.modelkeep.wire.tracking.Dataset;
import io.modelkeep.wire.tracking.DatasetInput;
import io.modelkeep.wire.tracking.InputTag;
import io.modelkeep.wire.tracking.ModelOutput;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The statements on inputs and outputs of runs. Those on one run take turns, because its row is
 * locked before; datasets are shared between runs and therefore written in a fixed order.
 */
@ApplicationScoped
class RunInputRepository {
  private final EntityManager entityManager;

  RunInputRepository(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  /** Adds the datasets that the experiment does not have yet. */
  void addDatasets(long experimentId, List<DatasetInput> inputs) {
    List<Dataset> datasets =
        inputs.stream()
            .map(DatasetInput::dataset)
            .sorted(Comparator.comparing(Dataset::name).thenComparing(Dataset::digest))
            .toList();
    Statement.of(
            entityManager,
            """
            INSERT INTO dataset
                (experiment_id, name, digest, source_type, source, schema, profile)
            SELECT :experiment, d.*
            FROM unnest(CAST(:names AS text[]), CAST(:digests AS text[]),
                        CAST(:types AS text[]), CAST(:sources AS text[]),
                        CAST(:schemas AS text[]), CAST(:profiles AS text[])) AS d
            ON CONFLICT (experiment_id, name, digest) DO NOTHING
            """)
        .bind("experiment", experimentId)
        .bind("names", column(datasets, Dataset::name))
        .bind("digests", column(datasets, Dataset::digest))
        .bind("types", column(datasets, Dataset::sourceType))
        .bind("sources", column(datasets, Dataset::source))
        .bind("schemas", column(datasets, Dataset::schema))
        .bind("profiles", column(datasets, Dataset::profile))
        .execute();
  }

  /** Adds inputs the run does not have yet, with their tags; the others keep theirs. */
  void addDatasetInputs(long runId, long experimentId, List<DatasetInput> inputs) {
    List<Integer> positions = new ArrayList<>();
    List<InputTag> tags = new ArrayList<>();
    for (int i = 0; i < inputs.size(); i++) {
      for (InputTag tag : inputs.get(i).tags()) {
        positions.add(i + 1);
        tags.add(tag);
      }
    }
    Statement.of(
            entityManager,
            """
            WITH given AS (
                SELECT d.id AS dataset_id, g.position
                FROM unnest(CAST(:names AS text[]), CAST(:digests AS text[]))
                    WITH ORDINALITY AS g (name, digest, position)
                JOIN dataset d ON d.experiment_id = :experiment
                    AND d.name = g.name AND d.digest = g.digest),
            added AS (
                INSERT INTO dataset_input (run_id, dataset_id)
                SELECT :run, dataset_id FROM given ORDER BY position
                ON CONFLICT (run_id, dataset_id) DO NOTHING
                RETURNING id, dataset_id)
            INSERT INTO dataset_input_tag (input_id, key, value)
            SELECT added.id, t.key, t.value
            FROM unnest(CAST(:positions AS integer[]), CAST(:keys AS text[]),
                        CAST(:values AS text[])) AS t (position, key, value)
            JOIN given ON given.position = t.position
            JOIN added ON added.dataset_id = given.dataset_id
            """)
        .bind("run", runId)
        .bind("experiment", experimentId)
        .bind("names", column(inputs, input -> input.dataset().name()))
        .bind("digests", column(inputs, input -> input.dataset().digest()))
        .bind("positions", positions.toArray(Integer[]::new))
        .bind("keys", column(tags, InputTag::key))
        .bind("values", column(tags, InputTag::value))
        .execute();
  }

  /** Adds model inputs the run does not have yet. */
  void addModelInputs(long runId, List<String> modelIds) {
    Statement.of(
            entityManager,
            """
            INSERT INTO model_input (run_id, model_id)
            SELECT :run, m.id FROM unnest(CAST(:models AS text[])) AS m (id)
            ON CONFLICT (run_id, model_id) DO NOTHING
            """)
        .bind("run", runId)
        .bind("models", modelIds.toArray(String[]::new))
        .execute();
  }

  /** Adds model outputs; the number of those the run did not have yet. */
  int addModelOutputs(long runId, List<ModelOutput> outputs) {
    return Statement.of(
            entityManager,
            """
            INSERT INTO model_output (run_id, model_id, step)
            SELECT :run, m.id, m.step
            FROM unnest(CAST(:models AS text[]), CAST(:steps AS bigint[])) AS m (id, step)
            ON CONFLICT (run_id, model_id) DO NOTHING
            """)
        .bind("run", runId)
        .bind("models", column(outputs, ModelOutput::modelId))
        .bind("steps", outputs.stream().map(ModelOutput::step).toArray(Long[]::new))
        .execute();
  }

  /** Whether the run has one of the outputs at another step. */
  boolean hasOtherSteps(long runId, List<ModelOutput> outputs) {
    return Statement.returning(
            entityManager,
            """
            SELECT o.id
            FROM unnest(CAST(:models AS text[]), CAST(:steps AS bigint[])) AS m (id, step)
            JOIN model_output o ON o.run_id = :run AND o.model_id = m.id AND o.step <> m.step
            """)
        .bind("run", runId)
        .bind("models", column(outputs, ModelOutput::modelId))
        .bind("steps", outputs.stream().map(ModelOutput::step).toArray(Long[]::new))
        .first(row -> row.longAt(0))
        .isPresent();
  }

  private static <T> String[] column(List<T> rows, Function<T, @Nullable String> value) {
    return rows.stream().map(value).toArray(String[]::new);
  }
}
