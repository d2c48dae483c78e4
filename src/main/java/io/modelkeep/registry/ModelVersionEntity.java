package io.modelkeep.registry;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.core.type.TypeReference;
import io.modelkeep.db.JsonColumn;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Converter;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.List;
import java.util.Map;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A version of a registered model as the protocol shows it. */
@Entity
@Immutable
@Table(name = "model_version_view")
@RegisterForReflection
@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY)
class ModelVersionEntity {
  @Id long id;

  @Column(name = "workspace_id")
  long workspaceId;

  @Column(name = "model_id")
  long modelId;

  /** The model's name. */
  String name;

  int version;

  @Column(name = "creation_time")
  long creationTime;

  @Column(name = "last_updated_time")
  long lastUpdatedTime;

  @Nullable String description;

  @Column(name = "user_id")
  @Nullable String userId;

  /** A {@link Stage#label}. */
  String stage;

  /** Where the caller says the files are; a {@code models:/} URI where the version is a copy. */
  @Nullable String source;

  /** Where the files are in truth, where that is not the source. */
  @Column(name = "storage_location")
  @Nullable String storageLocation;

  @Column(name = "run_id")
  @Nullable String runId;

  @Column(name = "run_link")
  @Nullable String runLink;

  /** The logged model the version was made from. */
  @Column(name = "logged_model_id")
  @Nullable String loggedModelId;

  String status;

  @Column(name = "status_message")
  @Nullable String statusMessage;

  @Column(columnDefinition = JsonColumn.SQL_TYPE)
  @Convert(converter = JsonColumn.TextByText.class)
  Map<String, String> tags;

  @Column(columnDefinition = JsonColumn.SQL_TYPE)
  @Convert(converter = JsonColumn.Texts.class)
  List<String> aliases;

  /** Where the version's files are to be read from. */
  @Nullable String downloadUri() {
    return storageLocation == null || storageLocation.isEmpty() ? source : storageLocation;
  }

  /** The newest versions of a model, as its own row holds them. */
  @Converter
  static class ListColumn extends JsonColumn<List<ModelVersionEntity>> {
    ListColumn() {
      super(new TypeReference<>() {}, List.of());
    }
  }
}
