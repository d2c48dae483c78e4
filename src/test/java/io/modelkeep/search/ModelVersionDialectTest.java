package io.modelkeep.search;

import static io.modelkeep.search.ComparisonOperator.EQUAL;
import static io.modelkeep.search.ComparisonOperator.GREATER_OR_EQUAL;
import static io.modelkeep.search.ComparisonOperator.IN;
import static io.modelkeep.search.ComparisonOperator.LIKE;
import static io.modelkeep.search.Comparisons.attribute;
import static io.modelkeep.search.Comparisons.tag;
import static io.modelkeep.search.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ModelVersionDialectTest {
  private static final SearchDialect DIALECT = SearchDialects.MODEL_VERSIONS;

  @ParameterizedTest
  @MethodSource
  void acceptedFilters(String filter, Comparison expected) {
    assertThat(DIALECT.parseFilter(filter).comparisons()).containsExactly(expected);
  }

  static Stream<Arguments> acceptedFilters() {
    return Stream.of(
        arguments("name = 'a'", attribute("name", EQUAL, "a")),
        arguments("run_id in ('a')", attribute("run_id", IN, List.of("a"))),
        arguments("source_path LIKE 's3://%'", attribute("source_path", LIKE, "s3://%")),
        arguments("version_number >= 2", attribute("version_number", GREATER_OR_EQUAL, 2)),
        arguments("version_number = '2'", attribute("version_number", EQUAL, 2)),
        arguments("version_number = ' 1_0 '", attribute("version_number", EQUAL, 10)),
        arguments("tags.a = 'b'", tag("a", EQUAL, "b")));
  }

  @ParameterizedTest
  @MethodSource
  void refusedFilters(String filter, String message) {
    assertRefused(() -> DIALECT.parseFilter(filter), message);
  }

  static Stream<Arguments> refusedFilters() {
    return Stream.of(
        arguments(
            "creation_timestamp = 1",
            "Invalid attribute key 'creation_timestamp' specified. Valid keys are"
                + " '{'name', 'version_number', 'run_id', 'source_path'}'"),
        arguments(
            "run_id = 1",
            "Only the '{'version_number', 'creation_timestamp', 'last_updated_timestamp'}'"
                + " attributes support comparison with numeric values."),
        arguments(
            "source_path IN ('a')",
            "Only ['name', 'run_id'] attributes support comparison with a list of quoted string"
                + " values."),
        arguments(
            "version_number IN ('1')",
            "Only ['name', 'run_id'] attributes support comparison with a list of quoted string"
                + " values."),
        arguments(
            "version_number = NULL",
            "Expected a quoted string value or a list of quoted string values for attributes. Got"
                + " value NULL"),
        arguments(
            "version_number = 'x'", "Invalid value for numeric attribute 'version_number': 'x'"),
        arguments(
            "version_number = 1.5", "Invalid value for numeric attribute 'version_number': 1.5"),
        arguments(
            "version_number = 1e5",
            "Invalid value for numeric attribute 'version_number': 100000.0"),
        arguments(
            "version_number = 1e20", "Invalid value for numeric attribute 'version_number': 1e+20"),
        arguments(
            "version_number LIKE '1'", "Invalid comparator for attribute version_number: LIKE"),
        arguments("version_number == 1", "Invalid comparator for attribute version_number: =="),
        arguments("name NOT LIKE 'x'", "Invalid comparator for attribute: NOT LIKE"),
        // MLflow answers these with 500.
        arguments(
            "version_number = 99999999999999999999",
            "Invalid value for numeric attribute 'version_number': 99999999999999999999"),
        arguments("run_id = ('a')", "Invalid comparator for attribute: ="),
        arguments("name IS NULL", "Invalid comparator for attribute: IS NULL"));
  }

  @ParameterizedTest
  @MethodSource
  void orders(List<String> clauses, List<OrderBy> expected) {
    assertThat(DIALECT.parseOrderBy(clauses)).isEqualTo(expected);
  }

  static Stream<Arguments> orders() {
    return Stream.of(
        arguments(
            List.of(),
            List.of(
                by("last_updated_timestamp", false),
                by("name", true),
                by("version_number", false))),
        arguments(List.of("version_number"), List.of(by("version_number", true), by("name", true))),
        arguments(
            List.of("attribute.`creation_timestamp` DESC", "`name`"),
            List.of(
                by("creation_timestamp", false), by("name", true), by("version_number", false))));
  }

  @ParameterizedTest
  @MethodSource
  void refusedOrders(String clause, String message) {
    assertRefused(() -> DIALECT.parseOrderBy(List.of(clause)), message);
  }

  static Stream<Arguments> refusedOrders() {
    String keys = "{'name', 'version_number', 'creation_timestamp', 'last_updated_timestamp'}";
    return Stream.of(
        arguments(
            "timestamp",
            "Invalid attribute key 'timestamp' specified. Valid keys are '" + keys + "'"),
        arguments("tags.a", "Invalid order by key 'a' specified. Valid keys are " + keys),
        arguments(
            "metrics.m",
            "Invalid entity type 'metrics'. Valid entity types are"
                + " ('attribute', 'tag', 'tags')"));
  }

  private static OrderBy by(String attribute, boolean ascending) {
    return new OrderBy(EntityType.ATTRIBUTE, attribute, ascending);
  }
}
