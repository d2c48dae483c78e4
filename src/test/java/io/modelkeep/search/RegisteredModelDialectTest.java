package io.modelkeep.search;

import static io.modelkeep.search.ComparisonOperator.EQUAL;
import static io.modelkeep.search.ComparisonOperator.NOT_EQUAL;
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

class RegisteredModelDialectTest {
  private static final SearchDialect DIALECT = SearchDialects.REGISTERED_MODELS;

  static Stream<Arguments> acceptedFilters() {
    return Stream.of(
        arguments("attribute.name != 'a'", attribute("name", NOT_EQUAL, "a")),
        arguments("tag.a = 'b'", tag("a", EQUAL, "b")),
        arguments(
            "tags.`mlflow.prompt.is_prompt` != 'true'",
            tag("mlflow.prompt.is_prompt", NOT_EQUAL, "true")));
  }

  @ParameterizedTest
  @MethodSource
  void acceptedFilters(String filter, Comparison expected) {
    assertThat(DIALECT.parseFilter(filter).comparisons()).containsExactly(expected);
  }

  static Stream<Arguments> refusedFilters() {
    return Stream.of(
        arguments(
            "NAME = 'a'", "Invalid attribute key 'NAME' specified. Valid keys are '{'name'}'"),
        arguments(
            "`name` = 'a'", "Invalid attribute key '`name`' specified. Valid keys are '{'name'}'"),
        arguments(
            "creation_timestamp > 1",
            "Invalid attribute key 'creation_timestamp' specified. Valid keys are '{'name'}'"),
        arguments(
            "attributes.name = 'a'",
            "Invalid entity type 'attributes'. Valid entity types are"
                + " ('attribute', 'tag', 'tags')"),
        arguments(
            "`tags`.a = 'a'",
            "Invalid entity type '`tags`'. Valid entity types are ('attribute', 'tag', 'tags')"),
        arguments(
            "name = a",
            "Parameter value is either not quoted or unidentified quote types used for string"
                + " value a. Use either single or double quotes."),
        arguments(
            "name = `a`",
            "Parameter value is either not quoted or unidentified quote types used for string"
                + " value `a`. Use either single or double quotes."),
        arguments(
            "name = 1",
            "Expected a quoted string value or a list of quoted string values for attributes. Got"
                + " value 1"),
        arguments(
            "name = NULL",
            "Expected a quoted string value or a list of quoted string values for attributes. Got"
                + " value NULL"),
        arguments(
            "name = 'a' || 'b'",
            "Expected a quoted string value or a list of quoted string values for attributes. Got"
                + " value 'a' || 'b'"),
        arguments(
            "tags.a = 1", "Expected a quoted string value for tag (e.g. 'my-value'). Got value 1"),
        arguments(
            "tags.a IN ('x')",
            "Expected a quoted string value for tag (e.g. 'my-value'). Got value ('x')"),
        arguments("name == 'a'", "Invalid comparator for attribute: =="),
        arguments("name > 'a'", "Invalid comparator for attribute: >"),
        arguments("name not like 'a'", "Invalid comparator for attribute: NOT LIKE"),
        arguments("name RLIKE 'a'", "Invalid comparator for attribute: RLIKE"),
        arguments("tags.a > 'x'", "Invalid comparator for tag: >"),
        // MLflow answers these with 500.
        arguments("name = ('a')", "Invalid comparator for attribute: ="),
        arguments("name IS NULL", "Invalid comparator for attribute: IS NULL"),
        arguments("tags.a is not null", "Invalid comparator for tag: IS NOT NULL"));
  }

  @ParameterizedTest
  @MethodSource
  void refusedFilters(String filter, String message) {
    assertRefused(() -> DIALECT.parseFilter(filter), message);
  }

  @ParameterizedTest
  @MethodSource
  void orders(List<String> clauses, List<OrderBy> expected) {
    assertThat(DIALECT.parseOrderBy(clauses)).isEqualTo(expected);
  }

  static Stream<Arguments> orders() {
    return Stream.of(
        arguments(List.of(), List.of(by("name", true))),
        arguments(List.of("name DESC"), List.of(by("name", false))),
        arguments(List.of("`name` DESC"), List.of(by("name", false))),
        arguments(
            List.of("timestamp"), List.of(by("last_updated_timestamp", true), by("name", true))),
        arguments(
            List.of("last_updated_timestamp\tdesc", "name asc"),
            List.of(by("last_updated_timestamp", false), by("name", true))));
  }

  @ParameterizedTest
  @MethodSource
  void refusedOrders(List<String> clauses, String message) {
    assertRefused(() -> DIALECT.parseOrderBy(clauses), message);
  }

  static Stream<Arguments> refusedOrders() {
    return Stream.of(
        arguments(List.of(""), "Invalid order_by clause ''. Could not be parsed."),
        arguments(List.of("name "), "Invalid order_by clause 'name '. Could not be parsed."),
        arguments(List.of("'name'"), "Invalid order_by clause ''name''. Could not be parsed."),
        arguments(List.of("name;"), "Invalid order_by clause 'name;'. Could not be parsed."),
        arguments(List.of("version"), "Invalid order_by clause 'version'. Could not be parsed."),
        arguments(
            List.of("name ASC NULLS LAST"),
            "Invalid order_by clause 'name ASC NULLS LAST'. Could not be parsed."),
        arguments(
            List.of("name DESC, timestamp"),
            "Invalid order_by clause 'name DESC, timestamp'. Could not be parsed."),
        arguments(List.of("name foo"), "Invalid ordering key in order_by clause 'name foo'."),
        arguments(
            List.of("creation_timestamp"),
            "Invalid order by key 'creation_timestamp' specified. Valid keys are"
                + " '{'name', 'timestamp'}'"),
        arguments(
            List.of("tags.`a b` DESC"),
            "Invalid order by key 'tags.a b' specified. Valid keys are '{'name', 'timestamp'}'"),
        arguments(
            List.of("`name`"),
            "Invalid order by key '`name`' specified. Valid keys are '{'name', 'timestamp'}'"),
        // MLflow answers this with 500.
        arguments(
            List.of("timestamp", "last_updated_timestamp"),
            "`order_by` contains duplicate fields: ['timestamp', 'last_updated_timestamp']"));
  }

  private static OrderBy by(String attribute, boolean ascending) {
    return new OrderBy(EntityType.ATTRIBUTE, attribute, ascending);
  }
}
