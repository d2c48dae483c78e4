package io.modelkeep.registry;

import io.modelkeep.db.JsonColumn;
import io.modelkeep.db.Statement;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/**
 * A registered model as the protocol shows it, but for its newest versions: found by searches as an
 * entity, to which its tags and aliases are added, else read by {@link #COLUMNS} from a view that
 * has them.
 */
@Entity
@Immutable
@Table(name = "registered_model")
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

  @Transient Map<String, String> tags = new LinkedHashMap<>();

  /** Version numbers by alias. */
  @Transient Map<String, Integer> aliases = new LinkedHashMap<>();

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
