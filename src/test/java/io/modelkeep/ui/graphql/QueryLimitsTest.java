package io.modelkeep.ui.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.parser.Parser;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class QueryLimitsTest {
  private static final String HINT =
      ". To increase the limit, set the MLFLOW_SERVER_GRAPHQL_MAX_%s environment variable.";

  @Test
  void whatIsWithinTheLimitsMayRun() {
    assertThat(excess("{ " + fields(10) + " }")).isEmpty();
    assertThat(excess(nested(10))).isEmpty();
    assertThat(excess("{ a { " + "b ".repeat(999) + " } }")).isEmpty();
  }

  @Test
  void rootFieldsOfAllOperationsCount() {
    String message =
        "GraphQL queries should have at most 10 root fields, got 11 root fields"
            + HINT.formatted("ROOT_FIELDS");

    assertThat(excess("{ " + "a ".repeat(11) + " }")).contains(message);
    assertThat(excess("query A { " + "a ".repeat(10) + " } query B { b }")).contains(message);
  }

  @Test
  void aliasesOfFragmentsOfOneLevelCountTogether() {
    assertThat(
            excess(
                "{ r { ...F ... on R { %s } } } fragment F on R { a10:x }".formatted(fields(10))))
        .contains(
            "GraphQL queries should have at most 10 aliases, got 11 aliases"
                + HINT.formatted("ALIASES"));
  }

  @Test
  void depthAndSelectionsAreLimited() {
    assertThat(excess(nested(11))).contains("Query exceeds maximum depth of 10");
    assertThat(excess("{ a { " + "b ".repeat(1000) + " } }"))
        .contains("Query exceeds maximum total selections of 1000");
  }

  @Test
  void fragmentsThatSpreadEachOtherEnd() {
    assertThat(excess("{ ...F } fragment F on Q { a ...G } fragment G on Q { b ...F }")).isEmpty();
    assertThat(excess("{ ...F } fragment F on Q { a { ...F } }"))
        .contains("Query exceeds maximum depth of 10");
  }

  @Test
  void theLimitsCanBeSet() {
    assertThat(new QueryLimits(1, 10).exceededBy(Parser.parse("{ a b }")))
        .contains(
            "GraphQL queries should have at most 1 root fields, got 2 root fields"
                + HINT.formatted("ROOT_FIELDS"));
  }

  private static Optional<String> excess(String query) {
    return new QueryLimits(10, 10).exceededBy(Parser.parse(query));
  }

  private static String fields(int count) {
    return IntStream.range(0, count).mapToObj("a%d:x"::formatted).collect(Collectors.joining(" "));
  }

  private static String nested(int depth) {
    return "{ a ".repeat(depth) + "}".repeat(depth);
  }
}
