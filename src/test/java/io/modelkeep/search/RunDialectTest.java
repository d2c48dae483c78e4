package io.modelkeep.search;

import static io.modelkeep.search.ComparisonOperator.EQUAL;
import static io.modelkeep.search.ComparisonOperator.GREATER;
import static io.modelkeep.search.ComparisonOperator.ILIKE;
import static io.modelkeep.search.ComparisonOperator.IN;
import static io.modelkeep.search.ComparisonOperator.IS_NOT_NULL;
import static io.modelkeep.search.ComparisonOperator.IS_NULL;
import static io.modelkeep.search.ComparisonOperator.NOT_IN;
import static io.modelkeep.search.Comparisons.attribute;
import static io.modelkeep.search.Comparisons.metric;
import static io.modelkeep.search.Comparisons.nullTest;
import static io.modelkeep.search.Comparisons.tag;
import static io.modelkeep.search.Comparisons.text;
import static io.modelkeep.search.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RunDialectTest {
  private static final SearchDialect DIALECT = SearchDialects.RUNS;

  @ParameterizedTest
  @MethodSource
  void acceptedFilters(String filter, Comparison expected) {
    assertThat(DIALECT.parseFilter(filter).comparisons()).containsExactly(expected);
  }

  static Stream<Arguments> acceptedFilters() {
    return Stream.of(
        arguments("metrics.a > 1", metric("a", GREATER, 1)),
        arguments("metrics.a > 1.", metric("a", GREATER, 1)),
        arguments("metric.`a b` > .5", metric("a b", GREATER, 0.5)),
        arguments("`metrics`.a > -1e-5", metric("a", GREATER, -1e-5)),
        arguments("metrics.a > 1e999", metric("a", GREATER, Double.POSITIVE_INFINITY)),
        arguments("params.a ilike 'x'", text(EntityType.PARAM, "a", ILIKE, "x")),
        arguments("params.a IS NULL", nullTest(EntityType.PARAM, "a", IS_NULL)),
        arguments("tags.a is not null", nullTest(EntityType.TAG, "a", IS_NOT_NULL)),
        arguments("tags.`mlflow.user` = 'x'", tag("mlflow.user", EQUAL, "x")),
        arguments("run_id not in ('x')", attribute("run_id", NOT_IN, List.of("x"))),
        arguments("attributes.start_time > 1", attribute("start_time", GREATER, 1)),
        arguments("Created > 1", attribute("start_time", GREATER, 1)),
        arguments(
            "end_time > 1.5",
            new Comparison(EntityType.ATTRIBUTE, "end_time", GREATER, new Value.Decimal(1.5))),
        arguments("`Run Name` = 'x'", attribute("run_name", EQUAL, "x")),
        arguments("attributes.'run name' = 'x'", attribute("run_name", EQUAL, "x")),
        arguments("run.status = 'FINISHED'", attribute("status", EQUAL, "FINISHED")),
        arguments("datasets.name = 'x'", text(EntityType.DATASET, "name", EQUAL, "x")),
        arguments(
            "dataset.digest IN ('x')",
            new Comparison(EntityType.DATASET, "digest", IN, new Value.TextList(List.of("x")))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"param", "params", "parameter", "parameters"})
  void paramsHaveAliases(String prefix) {
    assertThat(DIALECT.parseFilter(prefix + ".a = 'x'").comparisons())
        .containsExactly(text(EntityType.PARAM, "a", EQUAL, "x"));
  }

  @ParameterizedTest
  @MethodSource
  void refusedFilters(String filter, String message) {
    assertRefused(() -> DIALECT.parseFilter(filter), message);
  }

  static Stream<Arguments> refusedFilters() {
    String attributes =
        "'{'artifact_uri', 'end_time', 'run_id', 'run_name', 'start_time', 'status', 'user_id',"
            + " 'created', 'Created', 'run name', 'Run name', 'Run Name'}'";
    String textOperators = "'{'!=', '=', 'LIKE', 'ILIKE', 'IN', 'NOT IN'}";
    return Stream.of(
        arguments(
            "run_uuid = 'x'",
            "Invalid attribute key 'run_uuid' specified. Valid keys are " + attributes),
        arguments(
            "experiment_id = '1'",
            "Invalid attribute key 'experiment_id' specified. Valid keys are " + attributes),
        arguments(
            "foo.bar = 'a'",
            "Invalid entity type 'foo'. Valid values are"
                + " ['metric', 'parameter', 'tag', 'attribute', 'dataset']"),
        arguments(
            "dataset.foo = 'x'",
            "Invalid dataset key 'foo' specified. Valid keys are"
                + " '{'name', 'digest', 'context'}'"),
        arguments("metrics.a > '1'", "Expected numeric value type for metric. Found '1'"),
        arguments("metrics.a > nan", "Expected numeric value type for metric. Found nan"),
        arguments("metrics.a = 1e+5", "Expected numeric value type for metric. Found 1e+5"),
        arguments(
            "metrics.a like 1",
            "Invalid comparator 'LIKE' not one of '{'>', '>=', '!=', '=', '<', '<='}"),
        arguments(
            "metrics.a IS NULL",
            "IS NULL / IS NOT NULL is only supported for tags and params, not for 'metric' 'a'"),
        arguments(
            "end_time IS NULL",
            "IS NULL / IS NOT NULL is only supported for tags and params, not for 'attribute'"
                + " 'end_time'"),
        arguments(
            "params.a = 1",
            "Expected a quoted string value for parameter (e.g. 'my-value'). Got value 1"),
        arguments(
            "params.a > 'x'",
            "Invalid comparator '>' not one of"
                + " '{'!=', '=', 'LIKE', 'ILIKE', 'IS NULL', 'IS NOT NULL'}'"),
        arguments(
            "tags.a > 'x'",
            "Invalid comparator '>' not one of"
                + " '{'!=', '=', 'LIKE', 'ILIKE', 'IS NULL', 'IS NOT NULL'}"),
        arguments("run_id = 1", "Expected a quoted string value for attributes. Got value 1"),
        arguments(
            "status IN ('x')",
            "Only ['run_id'] attributes support comparison with a list of quoted string values."),
        arguments(
            "status NOT LIKE 'x'",
            "Invalid comparator 'NOT LIKE' not one of " + textOperators + "'"),
        arguments(
            "start_time > '1'",
            "Expected numeric value type for numeric attribute: start_time. Found '1'"),
        arguments("start_time LIKE 1", "Invalid comparator 'LIKE' not one of " + textOperators),
        arguments(
            "dataset.name = 1",
            "Expected a quoted string value for dataset attributes. Got value 1"),
        arguments("dataset.name > 'x'", "Invalid comparator '>' not one of " + textOperators),
        arguments("status = 'a' OR x == 1", "Invalid clause(s) in filter string: 'OR'"),
        arguments("status 'a'", "Invalid clause(s) in filter string: 'status', ''a''"),
        // MLflow answers these with 500.
        arguments("run_id = ('x')", "Invalid comparator '=' not one of '{'IN', 'NOT IN'}'"),
        arguments(
            "start_time > 99999999999999999999",
            "Invalid value for numeric attribute 'start_time': 99999999999999999999"));
  }

  @ParameterizedTest
  @MethodSource
  void orders(List<String> clauses, List<OrderBy> expected) {
    assertThat(DIALECT.parseOrderBy(clauses)).isEqualTo(expected);
  }

  static Stream<Arguments> orders() {
    OrderBy start = new OrderBy(EntityType.ATTRIBUTE, "start_time", false);
    OrderBy id = new OrderBy(EntityType.ATTRIBUTE, "run_id", true);
    return Stream.of(
        arguments(List.of(), List.of(start, id)),
        arguments(
            List.of("metrics.`it's` DESC", "param.p"),
            List.of(
                new OrderBy(EntityType.METRIC, "it's", false),
                new OrderBy(EntityType.PARAM, "p", true),
                start,
                id)),
        arguments(
            List.of("tags.\"a b\""), List.of(new OrderBy(EntityType.TAG, "a b", true), start, id)),
        arguments(
            List.of("attributes.Created"),
            List.of(new OrderBy(EntityType.ATTRIBUTE, "start_time", true), id)));
  }

  @ParameterizedTest
  @MethodSource
  void refusedOrders(List<String> clauses, String message) {
    assertRefused(() -> DIALECT.parseOrderBy(clauses), message);
  }

  static Stream<Arguments> refusedOrders() {
    return Stream.of(
        arguments(List.of("dataset.name"), "Invalid identifier type 'dataset'"),
        arguments(
            List.of("metrics.a-b"), "Invalid order_by clause 'metrics.a-b'. Could not be parsed."),
        arguments(List.of("run name"), "Invalid ordering key in order_by clause 'run name'."),
        arguments(
            List.of("`run name`"),
            "Invalid attribute key 'run name' specified. Valid keys are '{'artifact_uri',"
                + " 'end_time', 'run_id', 'run_name', 'start_time', 'status', 'user_id',"
                + " 'created', 'Created'}'"),
        // MLflow answers this with 500.
        arguments(
            List.of("metrics.a", "metrics.`a` DESC"),
            "`order_by` contains duplicate fields: ['metrics.a', 'metrics.`a` DESC']"));
  }
}
