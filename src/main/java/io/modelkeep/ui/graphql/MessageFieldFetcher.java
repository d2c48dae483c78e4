package io.modelkeep.ui.graphql;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import graphql.Scalars;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Answers a field with that of the message it belongs to. Fields that are not set have the default
 * of their type in protobuf, an empty message included; enums alone have none.
 */
final class MessageFieldFetcher implements DataFetcher<Object> {
  /** Each answer has such a field, which MLflow's server never sets. */
  private static final String ERROR_TYPE = "ApiError";

  @Override
  public @Nullable Object get(DataFetchingEnvironment environment) {
    JsonNode message = environment.getSource();
    if (message == null) {
      return null;
    }
    JsonNode value = message.path(WireNames.of(environment.getField().getName()));
    return valueOf(value, GraphQLTypeUtil.unwrapNonNull(environment.getFieldType()));
  }

  private static @Nullable Object valueOf(JsonNode value, GraphQLType type) {
    if (type instanceof GraphQLList list) {
      GraphQLType item = GraphQLTypeUtil.unwrapNonNull(list.getWrappedType());
      List<@Nullable Object> items = new ArrayList<>();
      value.forEach(element -> items.add(valueOf(element, item)));
      return items;
    }
    if (type instanceof GraphQLEnumType) {
      return value.textValue();
    }
    return scalarOrMessage(value, ((GraphQLNamedType) type).getName());
  }

  private static @Nullable Object scalarOrMessage(JsonNode value, String type) {
    if (type.equals(Scalars.GraphQLString.getName())) {
      return value.asText("");
    }
    if (type.equals(LongString.TYPE.getName())) {
      return value.asLong();
    }
    if (type.equals(Scalars.GraphQLBoolean.getName())) {
      return value.asBoolean();
    }
    if (type.equals(Scalars.GraphQLFloat.getName())) {
      // NaN cannot be said in GraphQL.
      return Double.isNaN(value.asDouble()) ? null : value.asDouble();
    }
    if (type.equals(ERROR_TYPE)) {
      return null;
    }
    return value instanceof ObjectNode ? value : JsonNodeFactory.instance.objectNode();
  }
}
