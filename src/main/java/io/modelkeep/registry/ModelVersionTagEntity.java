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
@Table(name = "model_version_tag")
@IdClass(ModelVersionTagEntity.TagId.class)
class ModelVersionTagEntity {
  /** A version has one tag of a key. */
  record TagId(long versionId, String key) {}

  @Id
  @Column(name = "version_id")
  long versionId;

  @Column(name = "model_id")
  long modelId;

  @Id String key;

  String value;
}
