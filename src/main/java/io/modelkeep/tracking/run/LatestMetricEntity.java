package io.modelkeep.tracking.run;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** The newest point of a metric, for searches to look into. */
@Entity
@Immutable
@Table(name = "latest_metric")
@IdClass(LatestMetricEntity.Key.class)
class LatestMetricEntity {
  /** A run has one of a key. */
  record Key(long runId, String key) {}

  @Id
  @Column(name = "run_id")
  long runId;

  @Id String key;

  /** 0 where it is NaN. */
  double value;

  @Column(name = "is_nan")
  boolean isNan;
}
