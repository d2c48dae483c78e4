package io.modelkeep.tracking.loggedmodel;

import com.fasterxml.jackson.core.type.TypeReference;
import io.modelkeep.db.JsonColumn;
import io.modelkeep.wire.tracking.Metric;
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

/** A logged model as the protocol shows it. */
@Entity
@Immutable
@Table(name = "logged_model_view")
class LoggedModelEntity {
  @Id long id;

  @Column(name = "workspace_id")
  long workspaceId;

  @Column(name = "experiment_id")
  long experimentId;

  /** The public id. */
  @Column(name = "model_id")
  String modelId;

  String name;

  @Column(name = "artifact_location")
  String artifactLocation;

  @Column(name = "creation_time")
  long creationTime;

  @Column(name = "last_updated_time")
  long lastUpdatedTime;

  /** The ordinal of a {@link io.modelkeep.wire.tracking.LoggedModelStatus}. */
  int status;

  @Column(name = "status_message")
  @Nullable String statusMessage;

  @Column(name = "lifecycle_stage")
  String lifecycleStage;

  @Column(name = "model_type")
  String modelType;

  /** The run that logged it; empty if none did. */
  @Column(name = "source_run_id")
  String sourceRunId;

  @Convert(converter = JsonColumn.TextByText.class)
  Map<String, String> params;

  @Convert(converter = JsonColumn.TextByText.class)
  Map<String, String> tags;

  /** Of one key the newest first, by time and then step. */
  @Convert(converter = MetricsColumn.class)
  List<Metric> metrics;

  /** The points logged for the model, in the protocol's shape. */
  @Converter
  static class MetricsColumn extends JsonColumn<List<Metric>> {
    MetricsColumn() {
      super(new TypeReference<>() {}, List.of());
    }
  }
}
