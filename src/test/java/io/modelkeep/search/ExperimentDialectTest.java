package io.modelkeep.search;

import static io.modelkeep.search.ComparisonOperator.EQUAL;
import static io.modelkeep.search.ComparisonOperator.GREATER;
import static io.modelkeep.search.ComparisonOperator.IN;
import static io.modelkeep.search.ComparisonOperator.IS_NOT_NULL;
import static io.modelkeep.search.ComparisonOperator.IS_NULL;
import static io.modelkeep.search.ComparisonOperator.LESS_OR_EQUAL;
import static io.modelkeep.search.ComparisonOperator.LIKE;
import static io.modelkeep.search.ComparisonOperator.NOT_IN;
import static io.modelkeep.search.Comparisons.attribute;
import static io.modelkeep.search.Comparisons.nullTest;
import static io.modelkeep.search.Comparisons.tag;
import static io.modelkeep.search.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ExperimentDialectTest {
  private static final SearchDialect DIALECT = SearchDialects.EXPERIMENTS;

  @ParameterizedTest
  @MethodSource
  void acceptedFilters(String filter, Comparison expected) {
    assertThat(DIALECT.parseFilter(filter).comparisons()).containsExactly(expected);
  }

  static Stream<Arguments> acceptedFilters() {
    return Stream.of(
        arguments("attribute.`name` LIKE 'a%'", attribute("name", LIKE, "a%")),
        arguments("experiment_id = ' 0_1 '", attribute("experiment_id", EQUAL, "1")),
        arguments("experiment_id IN ('1','2')", attribute("experiment_id", IN, List.of("1", "2"))),
        arguments("experiment_id not in ('1')", attribute("experiment_id", NOT_IN, List.of("1"))),
        arguments("creation_time > 1", attribute("creation_time", GREATER, 1)),
        arguments("last_update_time <= -5", attribute("last_update_time", LESS_OR_EQUAL, -5)),
        arguments("tags.a = 'b'", tag("a", EQUAL, "b")),
        arguments("tag.a is null", nullTest(EntityType.TAG, "a", IS_NULL)),
        arguments("tags.a IS NOT NULL", nullTest(EntityType.TAG, "a", IS_NOT_NULL)));
  }

  @ParameterizedTest
  @MethodSource
  void refusedFilters(String filter, String message) {
    assertRefused(() -> DIALECT.parseFilter(filter), message);
  }

  static Stream<Arguments> refusedFilters() {
    return Stream.of(
        arguments(
            "foo = 'a'",
            "Invalid attribute key 'foo' specified. Valid keys are"
                + " '{'name', 'experiment_id', 'creation_time', 'last_update_time'}'"),
        arguments(
            "name IN ('a')",
            "Only ['experiment_id'] attributes support comparison with a list of quoted string"
                + " values."),
        arguments(
            "name IS NULL",
            "IS NULL / IS NOT NULL is only supported for tags, not for attribute 'name'"),
        arguments("name = 1", "Expected a quoted string value for attributes. Got value 1"),
        arguments(
            "creation_time > '1'",
            "Expected numeric value type for numeric attribute: creation_time. Found '1'"),
        arguments(
            "creation_time > 1.5", "Invalid value for numeric attribute 'creation_time': '1.5'"),
        arguments(
            "creation_time LIKE 1",
            "Invalid comparator 'LIKE' not one of"
                + " '{'!=', '=', 'LIKE', 'ILIKE', 'IN', 'NOT IN'}"),
        arguments(
            "name like 'a'",
            "Invalid comparator 'like' not one of"
                + " '{'!=', '=', 'LIKE', 'ILIKE', 'IN', 'NOT IN'}'"),
        arguments("tags.a like 'a'", "Invalid comparator for tag: like"),
        arguments("experiment_id in ('1')", "Invalid comparator for experiment_id: in"),
        arguments("experiment_id LIKE '1'", "Invalid comparator for experiment_id: LIKE"),
        arguments(
            "experiment_id IN ('1','x')",
            "Invalid experiment ID 'x'. Experiment ID must be a valid integer."),
        // MLflow answers this with 500.
        arguments("experiment_id = ('1')", "Invalid comparator for experiment_id: ="));
  }

  @ParameterizedTest
  @MethodSource
  void orders(List<String> clauses, List<OrderBy> expected) {
    assertThat(DIALECT.parseOrderBy(clauses)).isEqualTo(expected);
  }

  static Stream<Arguments> orders() {
    return Stream.of(
        arguments(List.of(), List.of(by("creation_time", false), by("experiment_id", true))),
        arguments(List.of("name"), List.of(by("name", true), by("experiment_id", false))),
        arguments(
            List.of("name", "name DESC"), List.of(by("name", true), by("experiment_id", false))),
        arguments(List.of("attribute.experiment_id"), List.of(by("experiment_id", true))));
  }

  @ParameterizedTest
  @MethodSource
  void refusedOrders(String clause, String message) {
    assertRefused(() -> DIALECT.parseOrderBy(List.of(clause)), message);
  }

  static Stream<Arguments> refusedOrders() {
    return Stream.of(
        arguments("tags.a", "Invalid order_by entity: tag"),
        arguments(
            "attributes.name",
            "Invalid entity type 'attributes'. Valid entity types are"
                + " ('attribute', 'tag', 'tags')"));
  }

  private static OrderBy by(String attribute, boolean ascending) {
    return new OrderBy(EntityType.ATTRIBUTE, attribute, ascending);
  }
}
