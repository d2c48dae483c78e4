package io.modelkeep.registry;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** An alias, for versions to be found by it. */
@Entity
@Immutable
@Table(name = "registered_model_alias")
@IdClass(RegisteredModelAliasEntity.AliasId.class)
class RegisteredModelAliasEntity {
  /** A model has one alias of a name. */
  record AliasId(long modelId, String alias) {}

  @Id
  @Column(name = "model_id")
  long modelId;

  @Id String alias;

  @Column(name = "version_id")
  long versionId;
}
