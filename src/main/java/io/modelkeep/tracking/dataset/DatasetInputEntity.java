package io.modelkeep.tracking.dataset;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** That a run read a dataset, for searches to look into. */
@Entity
@Immutable
@Table(name = "dataset_input_view")
class DatasetInputEntity {
  @Id long id;

  @Column(name = "run_id")
  long runId;

  @Column(name = "workspace_id")
  long workspaceId;

  @Column(name = "experiment_id")
  long experimentId;

  String name;

  String digest;

  /** What the run read it for: {@code training}, {@code eval} ... */
  @Nullable String context;
}
