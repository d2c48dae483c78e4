package io.modelkeep.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelkeep.error.MlflowException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Turns the JSON of a request into its message, with the answers MLflow gives to what does not fit.
 *
 * <p>MLflow reads field by field in the order of the request and stops at the first that does not
 * fit; what came before stays set, and only fields with a schema are then complained about. A
 * message can therefore arrive in part, and so it can here.
 *
 * <p>Source: MLflow {@code server/handlers.py}, {@code _get_request_message}.
 */
public final class RequestReader {
  private final ObjectMapper mapper;
  private final Map<Class<?>, MessageFields> fieldsByMessage = new ConcurrentHashMap<>();

  public RequestReader(ObjectMapper mapper) {
    this.mapper = mapper;
  }

  /** The fields a message has, to read what arrives without types (query parameters). */
  public MessageFields fieldsOf(RequestSchema<?> schema) {
    return fieldsByMessage.computeIfAbsent(schema.message(), this::introspect);
  }

  /**
   * Reads and checks {@code request}.
   *
   * @throws MlflowException INVALID_PARAMETER_VALUE if a field fails its checks, is spelt two ways,
   *     or holds text that cannot be stored
   */
  public <T> T read(RequestSchema<T> schema, ObjectNode request) {
    MessageFields fields = fieldsOf(schema);
    fields.refuseFieldsSpeltTwice(request);
    ObjectNode spelt = fields.withWireNames(request);
    try {
      T message = mapper.treeToValue(spelt, schema.message());
      RequestValidator.validate(schema, request, true);
      StorableText.check(request);
      return message;
    } catch (JsonProcessingException doesNotFit) {
      RequestValidator.validate(schema, request, false);
      StorableText.check(request);
      return readFieldsBeforeTheFault(schema, spelt);
    }
  }

  private <T> T readFieldsBeforeTheFault(RequestSchema<T> schema, ObjectNode request) {
    ObjectNode readable = mapper.createObjectNode();
    for (Map.Entry<String, JsonNode> field : request.properties()) {
      if (!isReadable(alone(field.getKey(), field.getValue()), schema)) {
        readable.set(field.getKey(), itemsBeforeTheFault(schema, field));
        break;
      }
      readable.set(field.getKey(), field.getValue());
    }
    return readKnownToFit(readable, schema);
  }

  private @Nullable JsonNode itemsBeforeTheFault(
      RequestSchema<?> schema, Map.Entry<String, JsonNode> field) {
    if (!field.getValue().isArray()) {
      return null;
    }
    return fieldsOf(schema).isListOfMessages(field.getKey())
        ? messagesBeforeTheFault(schema, field)
        : scalarsBeforeTheFault(schema, field);
  }

  /** Null if the field is no list. */
  private @Nullable JsonNode scalarsBeforeTheFault(
      RequestSchema<?> schema, Map.Entry<String, JsonNode> list) {
    ArrayNode readable = mapper.createArrayNode();
    for (JsonNode item : list.getValue()) {
      ArrayNode onlyThis = mapper.createArrayNode().add(item);
      if (!isReadable(alone(list.getKey(), onlyThis), schema)) {
        break;
      }
      readable.add(item);
    }
    return isReadable(alone(list.getKey(), readable), schema) ? readable : null;
  }

  /** In a list of messages the item that does not fit stays, in part, as the last one. */
  private JsonNode messagesBeforeTheFault(
      RequestSchema<?> schema, Map.Entry<String, JsonNode> list) {
    ArrayNode readable = mapper.createArrayNode();
    for (JsonNode item : list.getValue()) {
      ObjectNode part = mapper.createObjectNode();
      for (Map.Entry<String, JsonNode> field : item.properties()) {
        ArrayNode onlyThis = mapper.createArrayNode().add(alone(field.getKey(), field.getValue()));
        if (!isReadable(alone(list.getKey(), onlyThis), schema)) {
          return readable.add(part);
        }
        part.set(field.getKey(), field.getValue());
      }
      readable.add(part);
      if (!item.isObject()) {
        return readable;
      }
    }
    return readable;
  }

  /** A field by itself: read so, the time it takes does not grow with what stands before it. */
  private ObjectNode alone(String name, JsonNode value) {
    ObjectNode fields = mapper.createObjectNode();
    fields.set(name, value);
    return fields;
  }

  private <T> T readKnownToFit(ObjectNode fields, RequestSchema<T> schema) {
    try {
      return mapper.treeToValue(fields, schema.message());
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("Fields that were read once could not be read", impossible);
    }
  }

  private boolean isReadable(ObjectNode fields, RequestSchema<?> schema) {
    try {
      mapper.treeToValue(fields, schema.message());
      return true;
    } catch (JsonProcessingException doesNotFit) {
      return false;
    }
  }

  private MessageFields introspect(Class<?> message) {
    return MessageFields.of(message, this::describe);
  }

  private Iterable<BeanPropertyDefinition> describe(Class<?> message) {
    JavaType type = mapper.constructType(message);
    BeanDescription description = mapper.getDeserializationConfig().introspect(type);
    return description.findProperties();
  }
}
