package io.modelkeep.registry;

import io.modelkeep.db.JsonColumn;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.List;
import java.util.Map;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A registered model as the protocol shows it. */
@Entity
@Immutable
@Table(name = "registered_model_view")
class RegisteredModelEntity {
  @Id long id;

  @Column(name = "workspace_id")
  long workspaceId;

  String name;

  @Nullable String description;

  @Column(name = "creation_time")
  long creationTime;

  @Column(name = "last_updated_time")
  long lastUpdatedTime;

  @Column(columnDefinition = JsonColumn.SQL_TYPE)
  @Convert(converter = JsonColumn.TextByText.class)
  Map<String, String> tags;

  /** Version numbers by alias. */
  @Column(columnDefinition = JsonColumn.SQL_TYPE)
  @Convert(converter = JsonColumn.NumberByText.class)
  Map<String, Integer> aliases;

  /** The newest version of each stage that has one. */
  @Column(name = "latest_versions", columnDefinition = JsonColumn.SQL_TYPE)
  @Convert(converter = ModelVersionEntity.ListColumn.class)
  List<ModelVersionEntity> latestVersions;
}
