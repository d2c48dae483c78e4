package io.modelkeep.registry;

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
 * A registered model as the protocol shows it, but for its newest versions: found by searches as an
 * entity, else read by {@link #COLUMNS}.
 */
@Entity
@Immutable
@Table(name = "registered_model_view")
class RegisteredModelEntity {
  /** What {@link #of} reads, in its order. */
  static final String COLUMNS =
      """
      m.id, m.name, m.description, m.creation_time, m.last_updated_time, m.tags::text,
      m.aliases::text
      """;

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

  static RegisteredModelEntity of(Statement.Row row) {
    RegisteredModelEntity model = new RegisteredModelEntity();
    model.id = row.longAt(0);
    model.name = Objects.requireNonNull(row.textAt(1));
    model.description = row.textAt(2);
    model.creationTime = row.longAt(3);
    model.lastUpdatedTime = row.longAt(4);
    model.tags = JsonColumn.TEXT_BY_TEXT.convertToEntityAttribute(row.textAt(5));
    model.aliases = JsonColumn.NUMBER_BY_TEXT.convertToEntityAttribute(row.textAt(6));
    return model;
  }
}
