package io.modelkeep.registry;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.core.type.TypeReference;
import io.modelkeep.db.JsonColumn;
import io.modelkeep.db.Statement;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/**
 * A version of a registered model as the protocol shows it: found by searches as an entity, else
 * read by {@link #COLUMNS} from a view that has them.
 */
@Entity
@Immutable
@Table(name = "model_version_view")
@RegisterForReflection
@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY)
class ModelVersionEntity {
  /** What {@link #of} reads, in its order. */
  static final String COLUMNS =
      """
      v.id, v.model_id, v.name, v.version, v.creation_time, v.last_updated_time, v.description,
      v.user_id, v.stage, v.source, v.storage_location, v.run_id, v.run_link, v.logged_model_id,
      v.status, v.status_message, v.tags::text, v.aliases::text
      """;

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

  static ModelVersionEntity of(Statement.Row row) {
    ModelVersionEntity version = new ModelVersionEntity();
    version.id = row.longAt(0);
    version.modelId = row.longAt(1);
    version.name = Objects.requireNonNull(row.textAt(2));
    version.version = row.intAt(3);
    version.creationTime = row.longAt(4);
    version.lastUpdatedTime = row.longAt(5);
    version.description = row.textAt(6);
    version.userId = row.textAt(7);
    version.stage = Objects.requireNonNull(row.textAt(8));
    version.source = row.textAt(9);
    version.storageLocation = row.textAt(10);
    version.runId = row.textAt(11);
    version.runLink = row.textAt(12);
    version.loggedModelId = row.textAt(13);
    version.status = Objects.requireNonNull(row.textAt(14));
    version.statusMessage = row.textAt(15);
    version.tags = JsonColumn.TEXT_BY_TEXT.convertToEntityAttribute(row.textAt(16));
    version.aliases = JsonColumn.TEXTS.convertToEntityAttribute(row.textAt(17));
    return version;
  }

  /** Where the version's files are to be read from. */
  @Nullable String downloadUri() {
    return storageLocation == null || storageLocation.isEmpty() ? source : storageLocation;
  }

  /** The newest versions of a model, as its own row holds them. */
  static final class ListColumn extends JsonColumn<List<ModelVersionEntity>> {
    ListColumn() {
      super(new TypeReference<>() {}, List.of());
    }
  }
}
