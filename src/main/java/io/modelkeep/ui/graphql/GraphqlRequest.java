package io.modelkeep.ui.graphql;

import static io.modelkeep.wire.FieldCheck.REQUIRED;
import static io.modelkeep.wire.FieldCheck.STRING;

import io.modelkeep.wire.RequestSchema;
import io.modelkeep.wire.WireMessage;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A query as browsers post it.
 *
 * @param query a document with one or more operations
 * @param variables by name without the dollar sign
 * @param operationName which of several operations is meant
 */
@WireMessage
@RegisterForReflection
record GraphqlRequest(
    @Nullable String query,
    @Nullable Map<String, @Nullable Object> variables,
    @Nullable String operationName) {
  static final RequestSchema<GraphqlRequest> SCHEMA =
      RequestSchema.of(GraphqlRequest.class).field("query", REQUIRED, STRING);
}
