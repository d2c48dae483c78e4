package io.modelkeep.tracking.loggedmodel;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A metric's point logged for a model, for searches to look into. */
@Entity
@Immutable
@Table(name = "logged_model_metric")
@IdClass(LoggedModelMetricEntity.PointId.class)
class LoggedModelMetricEntity {
  /** A model has one value of a key at a time and step of a run. */
  record PointId(String modelId, String key, long timestamp, long step, long runId) {}

  /** The model's public id. */
  @Id
  @Column(name = "model_id")
  String modelId;

  @Id String key;

  @Id long timestamp;

  @Id long step;

  @Id
  @Column(name = "run_id")
  long runId;

  double value;

  @Column(name = "dataset_name")
  @Nullable String datasetName;

  @Column(name = "dataset_digest")
  @Nullable String datasetDigest;
}
