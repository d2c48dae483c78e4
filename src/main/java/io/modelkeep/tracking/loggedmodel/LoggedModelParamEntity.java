package io.modelkeep.tracking.loggedmodel;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** A parameter, for searches to look into. */
@Entity
@Immutable
@Table(name = "logged_model_param")
@IdClass(LoggedModelParamEntity.ParamId.class)
class LoggedModelParamEntity {
  /** A model has one parameter of a key. */
  record ParamId(long loggedModelId, String key) {}

  @Id
  @Column(name = "logged_model_id")
  long loggedModelId;

  @Id String key;

  String value;
}
