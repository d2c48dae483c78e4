package io.modelkeep.wire;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelkeep.error.MlflowException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The fields of a message as Jackson sees them, nested messages included. */
public final class MessageFields {
  /**
   * A field of a message.
   *
   * @param name on the wire, {@code max_results}
   * @param camelCaseName the other spelling a JSON body may use, {@code maxResults}
   * @param isRepeated whether it is a list
   * @param isBoolean whether it is true or false
   * @param nested the fields below it, absent for a scalar
   */
  public record Field(
      String name,
      String camelCaseName,
      boolean isRepeated,
      boolean isBoolean,
      @Nullable MessageFields nested) {}

  private final Map<String, Field> byName = new LinkedHashMap<>();
  private final Map<String, Field> byCamelCaseName = new HashMap<>();

  static MessageFields of(
      Class<?> message, Function<Class<?>, Iterable<BeanPropertyDefinition>> describe) {
    MessageFields fields = new MessageFields();
    for (BeanPropertyDefinition property : describe.apply(message)) {
      JavaType type = property.getPrimaryType();
      JavaType element = type.isCollectionLikeType() ? type.getContentType() : type;
      boolean isMessage = element.getRawClass().isAnnotationPresent(WireMessage.class);
      Field field =
          new Field(
              property.getName(),
              property.getInternalName(),
              type.isCollectionLikeType(),
              type.hasRawClass(Boolean.class),
              isMessage ? of(element.getRawClass(), describe) : null);
      fields.byName.put(field.name(), field);
      fields.byCamelCaseName.put(field.camelCaseName(), field);
    }
    return fields;
  }

  public Iterable<Field> all() {
    return byName.values();
  }

  boolean isListOfMessages(String name) {
    Field field = byName.get(name);
    return field != null && field.isRepeated() && field.nested() != null;
  }

  /**
   * Refuses a body that spells one field both ways: which of the two counted would be a guess, and
   * a check that looked at the other would be worthless.
   */
  void refuseFieldsSpeltTwice(ObjectNode request) {
    for (Field field : byName.values()) {
      if (!field.name().equals(field.camelCaseName())
          && request.has(field.name())
          && request.has(field.camelCaseName())) {
        throw MlflowException.invalidParameter(
            "Request specifies both '%s' and '%s'; provide only one of them."
                .formatted(field.name(), field.camelCaseName()));
      }
      if (field.nested() != null) {
        JsonNode value = request.path(field.name());
        for (JsonNode item : value.isArray() ? value : List.of(value)) {
          if (item instanceof ObjectNode object) {
            field.nested().refuseFieldsSpeltTwice(object);
          }
        }
      }
    }
  }

  /** The same request with every field of a message spelt snake_case; the request is unchanged. */
  ObjectNode withWireNames(ObjectNode request) {
    ObjectNode renamed = request.objectNode();
    for (Map.Entry<String, JsonNode> entry : request.properties()) {
      Field field = fieldSpelt(entry.getKey());
      if (field == null) {
        renamed.set(entry.getKey(), entry.getValue());
      } else {
        renamed.set(field.name(), nestedWithWireNames(field, entry.getValue()));
      }
    }
    return renamed;
  }

  private static JsonNode nestedWithWireNames(Field field, JsonNode value) {
    if (field.nested() == null) {
      return value;
    }
    if (value instanceof ObjectNode object) {
      return field.nested().withWireNames(object);
    }
    if (value instanceof ArrayNode items) {
      ArrayNode renamed = items.arrayNode(items.size());
      items.forEach(item -> renamed.add(nestedWithWireNames(field, item)));
      return renamed;
    }
    return value;
  }

  private @Nullable Field fieldSpelt(String name) {
    Field exact = byName.get(name);
    return exact != null ? exact : byCamelCaseName.get(name);
  }
}
