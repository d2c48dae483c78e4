package io.modelkeep.ui.graphql;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.GraphQLError;
import graphql.execution.AsyncExecutionStrategy;
import graphql.execution.ResultNodesInfo;
import graphql.introspection.GoodFaithIntrospection;
import graphql.schema.GraphQLSchema;
import io.modelkeep.error.MlflowException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Runs queries: within limits, on the reads of other features. */
@ApplicationScoped
public class GraphqlService {
  /** The settings of what is answered to other calls would leave out nulls and empty lists. */
  private static final ObjectMapper JSON = new JsonMapper();

  /** Messages do not depend on the machine. */
  private static final Locale LANGUAGE = Locale.ROOT;

  /**
   * The most values that an answer about the schema may have. Types that lead to types make such an
   * answer grow with each level of the query, which its depth alone does not keep small enough.
   */
  private static final int MAX_SCHEMA_VALUES = 20_000;

  private final QueryReader reader;
  private final GraphQL graphql;

  GraphqlService(QueryLimits limits, RootFields fields) {
    GraphQLSchema schema = SchemaReader.read(fields);
    this.reader = new QueryReader(schema, limits, LANGUAGE);
    AsyncExecutionStrategy strategy = new AsyncExecutionStrategy(new FailureMapper());
    this.graphql =
        GraphQL.newGraphQL(schema)
            .queryExecutionStrategy(strategy)
            .mutationExecutionStrategy(strategy)
            .preparsedDocumentProvider(reader)
            .build();
  }

  /**
   * @return {@code data}, null where the query itself is wrong, and {@code errors}: their messages,
   *     null where there are none
   * @throws MlflowException BAD_REQUEST if the query cannot be parsed
   */
  ObjectNode execute(GraphqlRequest request) {
    String query = Objects.requireNonNull(request.query());
    ReadQuery read = reader.read(query);
    if (read.excess().isPresent()) {
      return answer(null, List.of(read.excess().get()));
    }
    ExecutionInput input =
        ExecutionInput.newExecutionInput(query)
            .locale(LANGUAGE)
            .operationName(request.operationName())
            .variables(Objects.requireNonNullElse(request.variables(), Map.of()))
            .build();
    // It refuses what asks twice for one thing, which MLflow answers.
    input.getGraphQLContext().put(GoodFaithIntrospection.GOOD_FAITH_INTROSPECTION_DISABLED, true);
    if (read.asksForTheSchema()) {
      input.getGraphQLContext().put(ResultNodesInfo.MAX_RESULT_NODES, MAX_SCHEMA_VALUES);
    }
    ExecutionResult result = graphql.execute(input);
    ResultNodesInfo values = input.getGraphQLContext().get(ResultNodesInfo.RESULT_NODES_INFO);
    if (values != null && values.isMaxResultNodesExceeded()) {
      return answer(
          null,
          List.of(
              "A query about the schema may have %d values in its answer."
                  .formatted(MAX_SCHEMA_VALUES)));
    }
    return answer(
        result.getData(), result.getErrors().stream().map(GraphQLError::getMessage).toList());
  }

  private static ObjectNode answer(@Nullable Object data, List<String> errors) {
    ObjectNode answer = JSON.createObjectNode();
    answer.set("data", JSON.valueToTree(data));
    answer.set("errors", JSON.valueToTree(errors.isEmpty() ? null : errors));
    return answer;
  }
}
