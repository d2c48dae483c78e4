package io.modelkeep.ui.graphql;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.GraphQLError;
import graphql.execution.AsyncExecutionStrategy;
import graphql.language.Document;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.Parser;
import graphql.parser.ParserEnvironment;
import graphql.schema.GraphQLSchema;
import io.modelkeep.error.MlflowException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Runs queries: within limits, on the reads of other features. */
@ApplicationScoped
public class GraphqlService {
  /** The settings of what is answered to other calls would leave out nulls and empty lists. */
  private static final ObjectMapper JSON = new JsonMapper();

  /** Messages do not depend on the machine. */
  private static final Locale LANGUAGE = Locale.ROOT;

  private final QueryLimits limits;
  private final GraphQL graphql;

  GraphqlService(QueryLimits limits, RootFields fields) {
    this.limits = limits;
    GraphQLSchema schema = SchemaReader.read(fields);
    AsyncExecutionStrategy strategy = new AsyncExecutionStrategy(new FailureMapper());
    this.graphql =
        GraphQL.newGraphQL(schema)
            .queryExecutionStrategy(strategy)
            .mutationExecutionStrategy(strategy)
            .build();
  }

  /**
   * @return {@code data}, null where the query itself is wrong, and {@code errors}: their messages,
   *     null where there are none
   * @throws MlflowException BAD_REQUEST if the query cannot be parsed
   */
  ObjectNode execute(GraphqlRequest request) {
    String query = Objects.requireNonNull(request.query());
    Optional<String> excess = limits.exceededBy(parse(query));
    if (excess.isPresent()) {
      return answer(null, List.of(excess.get()));
    }
    ExecutionResult result =
        graphql.execute(
            ExecutionInput.newExecutionInput(query)
                .locale(LANGUAGE)
                .operationName(request.operationName())
                .variables(Objects.requireNonNullElse(request.variables(), Map.of()))
                .build());
    return answer(
        result.getData(), result.getErrors().stream().map(GraphQLError::getMessage).toList());
  }

  private static Document parse(String query) {
    try {
      return Parser.parse(
          ParserEnvironment.newParserEnvironment().document(query).locale(LANGUAGE).build());
    } catch (InvalidSyntaxException failure) {
      throw MlflowException.badRequest(
          "The GraphQL query cannot be parsed: " + failure.getMessage());
    }
  }

  private static ObjectNode answer(@Nullable Object data, List<String> errors) {
    ObjectNode answer = JSON.createObjectNode();
    answer.set("data", JSON.valueToTree(data));
    answer.set("errors", JSON.valueToTree(errors.isEmpty() ? null : errors));
    return answer;
  }
}
