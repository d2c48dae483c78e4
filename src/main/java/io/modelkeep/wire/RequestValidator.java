package io.modelkeep.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelkeep.error.MlflowException;
import org.jspecify.annotations.Nullable;

/** Holds a request against its schema and words the first fault as MLflow does. */
final class RequestValidator {
  private static final String SEE_DOCS =
      " See the API docs for more information about request parameters.";

  /** Prints a refused value as Python's {@code json.dumps} with sorted keys would. */
  private static final JsonMapper REFUSED_VALUES =
      JsonMapper.builder()
          .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
          .disable(JsonWriteFeature.WRITE_HEX_UPPER_CASE)
          .disable(JsonWriteFeature.WRITE_NAN_AS_STRINGS)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .build();

  private RequestValidator() {}

  static void validate(RequestSchema<?> schema, ObjectNode request, boolean wasReadWhole) {
    for (RequestSchema.Field field : schema.fields()) {
      if (!request.has(field.name()) && !field.isRequired()) {
        continue;
      }
      JsonNode value = valueOf(field.name(), request);
      for (FieldCheck check : field.checks()) {
        if (check.isOfType() && wasReadWhole) {
          continue;
        }
        if (!check.holdsFor(value)) {
          throw MlflowException.invalidParameter(fault(field.name(), value, check) + SEE_DOCS);
        }
      }
    }
  }

  /** Older clients spell {@code run_id} as {@code run_uuid}; MLflow lets that satisfy the check. */
  private static JsonNode valueOf(String name, ObjectNode request) {
    JsonNode value = request.path(name);
    boolean absent = value.isMissingNode() || value.isNull();
    return name.equals("run_id") && absent && request.has("run_uuid")
        ? request.path("run_uuid")
        : value;
  }

  private static String fault(String name, JsonNode value, FieldCheck check) {
    @Nullable String message = check.message(value);
    if (message != null) {
      return message;
    }
    if (check.isRequired()) {
      return missingValue(name);
    }
    return invalidValue(
        name, value, " Hint: Value was of type '%s'.".formatted(pythonTypeOf(value)));
  }

  static String missingValue(String path) {
    return "Missing value for required parameter '%s'.".formatted(path);
  }

  private static String invalidValue(String name, JsonNode value, String hint) {
    JsonNode shown = value instanceof MissingNode ? null : value;
    return "Invalid value %s for parameter '%s' supplied: %s".formatted(print(shown), name, hint);
  }

  static String print(@Nullable JsonNode value) {
    try {
      return value == null
          ? "null"
          : REFUSED_VALUES.writeValueAsString(REFUSED_VALUES.treeToValue(value, Object.class));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("A parsed JSON value could not be printed", impossible);
    }
  }

  /** MLflow's messages name Python's types. */
  private static String pythonTypeOf(JsonNode value) {
    return switch (value.getNodeType()) {
      case STRING -> "str";
      case BOOLEAN -> "bool";
      case NUMBER -> value.isIntegralNumber() ? "int" : "float";
      case ARRAY -> "list";
      case OBJECT, POJO -> "dict";
      case BINARY -> "bytes";
      case NULL, MISSING -> "NoneType";
    };
  }
}
