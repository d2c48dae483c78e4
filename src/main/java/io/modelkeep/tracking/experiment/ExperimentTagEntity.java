package io.modelkeep.tracking.experiment;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** A tag, for searches to look into. */
@Entity
@Immutable
@Table(name = "experiment_tag")
@IdClass(ExperimentTagEntity.TagId.class)
class ExperimentTagEntity {
  /** An experiment has one tag of a key. */
  record TagId(long experimentId, String key) {}

  @Id
  @Column(name = "experiment_id")
  long experimentId;

  @Id String key;

  String value;
}
