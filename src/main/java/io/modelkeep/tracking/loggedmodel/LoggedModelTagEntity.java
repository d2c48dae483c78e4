package io.modelkeep.tracking.loggedmodel;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** A tag, for searches to look into. */
@Entity
@Immutable
@Table(name = "logged_model_tag")
@IdClass(LoggedModelTagEntity.TagId.class)
class LoggedModelTagEntity {
  /** A model has one tag of a key. */
  record TagId(long loggedModelId, String key) {}

  @Id
  @Column(name = "logged_model_id")
  long loggedModelId;

  @Id String key;

  String value;
}
