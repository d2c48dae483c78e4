package io.modelkeep.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelkeep.error.MlflowException;
import io.modelkeep.wire.MessageFields;
import io.modelkeep.wire.RequestReader;
import io.modelkeep.wire.RequestSchema;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Locale;

/**
 * The parameters of a call as they arrived, before they are a message: a resource method takes this
 * and says with a schema which message it wants.
 */
public final class WireRequest {
  private final RequestReader reader;
  private final ObjectNode body;
  private final MultivaluedMap<String, String> query;
  private final boolean queryWins;

  /**
   * @param body the JSON body, empty where there was none
   * @param query the query parameters, decoded
   * @param queryWins whether the query parameters are the request and the body is ignored
   */
  WireRequest(
      RequestReader reader,
      ObjectNode body,
      MultivaluedMap<String, String> query,
      boolean queryWins) {
    this.reader = reader;
    this.body = body;
    this.query = query;
    this.queryWins = queryWins;
  }

  /**
   * Reads the request into its message.
   *
   * @throws MlflowException INVALID_PARAMETER_VALUE on the first fault, worded as MLflow does
   */
  public <T> T read(RequestSchema<T> schema) {
    return reader.read(schema, queryWins ? fromQuery(reader.fieldsOf(schema)) : body);
  }

  /** Whether the caller sent the field at all: MLflow tells an empty list from none. */
  public boolean has(String field) {
    return queryWins ? query.containsKey(field) : body.has(field);
  }

  private ObjectNode fromQuery(MessageFields fields) {
    ObjectNode request = body.objectNode();
    for (MessageFields.Field field : fields.all()) {
      List<String> values = query.get(field.name());
      if (values == null) {
        continue;
      }
      if (field.isRepeated()) {
        values.forEach(request.withArray("/" + field.name())::add);
      } else if (field.isBoolean()) {
        request.put(field.name(), toBoolean(values.get(0)));
      } else {
        // Of a repeated scalar the first counts.
        request.put(field.name(), values.get(0));
      }
    }
    return request;
  }

  private static boolean toBoolean(String value) {
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "true" -> true;
      case "false" -> false;
      default ->
          throw MlflowException.invalidParameter(
              "Invalid boolean value: %s, must be 'true' or 'false'.".formatted(value));
    };
  }
}
