package io.modelkeep.tracking.experiment;

import io.modelkeep.db.JsonColumn;
import io.modelkeep.db.Statement;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Map;
import java.util.Objects;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/**
 * An experiment as the protocol shows it: found by searches as an entity, else read by {@link
 * #COLUMNS}.
 */
@Entity
@Immutable
@Table(name = "experiment_view")
class ExperimentEntity {
  /** What {@link #of} reads, in its order. */
  static final String COLUMNS =
      """
      e.id, e.name, e.artifact_location, e.lifecycle_stage, e.creation_time, e.last_updated_time,
      e.workspace, e.tags
      """;

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

  static ExperimentEntity of(Statement.Row row) {
    ExperimentEntity experiment = new ExperimentEntity();
    experiment.id = row.longAt(0);
    experiment.name = Objects.requireNonNull(row.textAt(1));
    experiment.artifactLocation = row.textAt(2);
    experiment.lifecycleStage = Objects.requireNonNull(row.textAt(3));
    experiment.creationTime = row.longAt(4);
    experiment.lastUpdatedTime = row.longAt(5);
    experiment.workspace = Objects.requireNonNull(row.textAt(6));
    experiment.tags = JsonColumn.TEXT_BY_TEXT.convertToEntityAttribute(row.textAt(7));
    return experiment;
  }
}
