package io.modelkeep.registry;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** A tag, for searches to look into. */
@Entity
@Immutable
@Table(name = "registered_model_tag")
@IdClass(RegisteredModelTagEntity.TagId.class)
class RegisteredModelTagEntity {
  /** A model has one tag of a key. */
  record TagId(long modelId, String key) {}

  @Id
  @Column(name = "model_id")
  long modelId;

  @Id String key;

  String value;
}
