package io.modelkeep.tracking.run;

import com.fasterxml.jackson.core.type.TypeReference;
import io.modelkeep.db.JsonColumn;
import io.modelkeep.db.Statement;
import io.modelkeep.tracking.experiment.LifecycleStage;
import io.modelkeep.wire.tracking.DatasetInput;
import io.modelkeep.wire.tracking.ModelInput;
import io.modelkeep.wire.tracking.ModelOutput;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/**
 * A run as the protocol shows it: found by searches as an entity, to which {@link RunContents} adds
 * the lists, else read by {@link #COLUMNS} from a view that has them.
 */
@Entity
@Immutable
@Table(name = "run")
class RunEntity {
  /** What {@link #of} reads, in its order. */
  static final String COLUMNS =
      """
      id, experiment_id, run_uuid, name, user_id, status, start_time, end_time, lifecycle_stage,
      artifact_uri, params, tags, metrics, dataset_inputs, model_inputs, model_outputs
      """;

  private static final LatestMetrics LATEST_METRICS = new LatestMetrics();
  private static final DatasetInputs DATASET_INPUTS = new DatasetInputs();
  private static final ModelInputs MODEL_INPUTS = new ModelInputs();
  private static final ModelOutputs MODEL_OUTPUTS = new ModelOutputs();

  @Id long id;

  @Column(name = "workspace_id")
  long workspaceId;

  @Column(name = "experiment_id")
  long experimentId;

  /** The public id. */
  @Column(name = "run_uuid")
  String runUuid;

  String name;

  @Column(name = "user_id")
  String userId;

  /** The name of a {@code RunStatus}. */
  String status;

  @Column(name = "start_time")
  long startTime;

  @Column(name = "end_time")
  @Nullable Long endTime;

  /** A {@link LifecycleStage#label}. */
  @Column(name = "lifecycle_stage")
  String lifecycleStage;

  @Column(name = "artifact_uri")
  String artifactUri;

  @Transient Map<String, String> params = new LinkedHashMap<>();

  @Transient Map<String, String> tags = new LinkedHashMap<>();

  @Transient List<LatestMetric> metrics = new ArrayList<>();

  @Transient List<DatasetInput> datasetInputs = List.of();

  @Transient List<ModelInput> modelInputs = List.of();

  @Transient List<ModelOutput> modelOutputs = List.of();

  static RunEntity of(Statement.Row row) {
    RunEntity run = new RunEntity();
    run.id = row.longAt(0);
    run.experimentId = row.longAt(1);
    run.runUuid = Objects.requireNonNull(row.textAt(2));
    run.name = Objects.requireNonNull(row.textAt(3));
    run.userId = Objects.requireNonNull(row.textAt(4));
    run.status = Objects.requireNonNull(row.textAt(5));
    run.startTime = row.longAt(6);
    run.endTime = row.isNullAt(7) ? null : row.longAt(7);
    run.lifecycleStage = Objects.requireNonNull(row.textAt(8));
    run.artifactUri = Objects.requireNonNull(row.textAt(9));
    run.params = JsonColumn.TEXT_BY_TEXT.convertToEntityAttribute(row.textAt(10));
    run.tags = JsonColumn.TEXT_BY_TEXT.convertToEntityAttribute(row.textAt(11));
    run.metrics = LATEST_METRICS.convertToEntityAttribute(row.textAt(12));
    run.datasetInputs = datasetInputs(row.textAt(13));
    run.modelInputs = MODEL_INPUTS.convertToEntityAttribute(row.textAt(14));
    run.modelOutputs = modelOutputs(row.textAt(15));
    return run;
  }

  /** From the column of that name; null is none. */
  static List<DatasetInput> datasetInputs(@Nullable String json) {
    return DATASET_INPUTS.convertToEntityAttribute(json);
  }

  /** As {@link #datasetInputs}. */
  static List<ModelOutput> modelOutputs(@Nullable String json) {
    return MODEL_OUTPUTS.convertToEntityAttribute(json);
  }

  /**
   * The newest point of a metric.
   *
   * @param value 0 where it is NaN
   */
  @RegisterForReflection
  record LatestMetric(String key, double value, boolean isNan, long timestamp, long step) {
    double valueOrNan() {
      return isNan ? Double.NaN : value;
    }
  }

  static class LatestMetrics extends JsonColumn<List<LatestMetric>> {
    LatestMetrics() {
      super(new TypeReference<>() {}, List.of());
    }
  }

  static class DatasetInputs extends JsonColumn<List<DatasetInput>> {
    DatasetInputs() {
      super(new TypeReference<>() {}, List.of());
    }
  }

  static class ModelInputs extends JsonColumn<List<ModelInput>> {
    ModelInputs() {
      super(new TypeReference<>() {}, List.of());
    }
  }

  static class ModelOutputs extends JsonColumn<List<ModelOutput>> {
    ModelOutputs() {
      super(new TypeReference<>() {}, List.of());
    }
  }
}
