package io.modelkeep.tracking.experiment;

import io.modelkeep.db.JsonColumn;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Map;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** An experiment as the protocol shows it. */
@Entity
@Immutable
@Table(name = "experiment_view")
class ExperimentEntity {
  /** Also the public id. */
  @Id long id;

  @Column(name = "workspace_id")
  long workspaceId;

  String name;

  /** Null: below the artifacts root of the day. */
  @Column(name = "artifact_location")
  @Nullable String artifactLocation;

  /** A {@link LifecycleStage#label}. */
  @Column(name = "lifecycle_stage")
  String lifecycleStage;

  @Column(name = "creation_time")
  long creationTime;

  @Column(name = "last_updated_time")
  long lastUpdatedTime;

  /** The workspace's name. */
  String workspace;

  @Convert(converter = JsonColumn.TextByText.class)
  Map<String, String> tags;
}
