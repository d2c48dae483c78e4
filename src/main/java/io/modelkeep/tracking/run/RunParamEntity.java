package io.modelkeep.tracking.run;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** A param, for searches to look into. */
@Entity
@Immutable
@Table(name = "run_param")
@IdClass(RunParamEntity.Key.class)
class RunParamEntity {
  /** A run has one of a key. */
  record Key(long runId, String key) {}

  @Id
  @Column(name = "run_id")
  long runId;

  @Id String key;

  String value;
}
