package io.modelkeep.tracking.run;

import com.fasterxml.jackson.core.type.TypeReference;
import io.modelkeep.db.JsonColumn;
import io.modelkeep.tracking.experiment.LifecycleStage;
import io.modelkeep.wire.tracking.DatasetInput;
import io.modelkeep.wire.tracking.ModelInput;
import io.modelkeep.wire.tracking.ModelOutput;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Converter;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.List;
import java.util.Map;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A run as the protocol shows it. */
@Entity
@Immutable
@Table(name = "run_view")
class RunEntity {
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

  @Convert(converter = JsonColumn.TextByText.class)
  Map<String, String> params;

  @Convert(converter = JsonColumn.TextByText.class)
  Map<String, String> tags;

  @Convert(converter = LatestMetrics.class)
  List<LatestMetric> metrics;

  @Column(name = "dataset_inputs")
  @Convert(converter = DatasetInputs.class)
  List<DatasetInput> datasetInputs;

  @Column(name = "model_inputs")
  @Convert(converter = ModelInputs.class)
  List<ModelInput> modelInputs;

  @Column(name = "model_outputs")
  @Convert(converter = ModelOutputs.class)
  List<ModelOutput> modelOutputs;

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

  @Converter
  static class LatestMetrics extends JsonColumn<List<LatestMetric>> {
    LatestMetrics() {
      super(new TypeReference<>() {}, List.of());
    }
  }

  @Converter
  static class DatasetInputs extends JsonColumn<List<DatasetInput>> {
    DatasetInputs() {
      super(new TypeReference<>() {}, List.of());
    }
  }

  @Converter
  static class ModelInputs extends JsonColumn<List<ModelInput>> {
    ModelInputs() {
      super(new TypeReference<>() {}, List.of());
    }
  }

  @Converter
  static class ModelOutputs extends JsonColumn<List<ModelOutput>> {
    ModelOutputs() {
      super(new TypeReference<>() {}, List.of());
    }
  }
}
