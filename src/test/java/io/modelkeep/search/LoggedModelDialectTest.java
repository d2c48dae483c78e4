package io.modelkeep.search;

import static io.modelkeep.search.ComparisonOperator.EQUAL;
import static io.modelkeep.search.ComparisonOperator.GREATER;
import static io.modelkeep.search.ComparisonOperator.IN;
import static io.modelkeep.search.ComparisonOperator.LIKE;
import static io.modelkeep.search.Comparisons.attribute;
import static io.modelkeep.search.Comparisons.metric;
import static io.modelkeep.search.Comparisons.tag;
import static io.modelkeep.search.Comparisons.text;
import static io.modelkeep.search.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.modelkeep.search.LoggedModelDialect.Field;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LoggedModelDialectTest {
  private static final LoggedModelDialect DIALECT = SearchDialects.LOGGED_MODELS;
  private static final OrderBy NEWEST =
      new OrderBy(EntityType.ATTRIBUTE, "creation_timestamp", false);
  private static final OrderBy ID = new OrderBy(EntityType.ATTRIBUTE, "model_id", true);

  @ParameterizedTest
  @MethodSource
  void acceptedFilters(String filter, Comparison expected) {
    assertThat(DIALECT.parseFilter(filter).comparisons()).containsExactly(expected);
  }

  static Stream<Arguments> acceptedFilters() {
    return Stream.of(
        arguments("name = 'a'", attribute("name", EQUAL, "a")),
        arguments("attributes.`name` like 'a%'", attribute("name", LIKE, "a%")),
        arguments("creation_time > 1", attribute("creation_timestamp", GREATER, 1)),
        arguments("creation_timestamp_ms > 1", attribute("creation_timestamp", GREATER, 1)),
        arguments(
            "attributes.last_updated_timestamp > 1.5",
            new Comparison(
                EntityType.ATTRIBUTE, "last_updated_timestamp", GREATER, new Value.Decimal(1.5))),
        arguments("metrics.`val.loss` > 1e+5", metric("val.loss", GREATER, 1e5)),
        arguments("metrics.val-loss > 1", metric("val-loss", GREATER, 1)),
        arguments("params.lr = 0.01", text(EntityType.PARAM, "lr", EQUAL, "0.01")),
        arguments("params.lr = \"x\"", text(EntityType.PARAM, "lr", EQUAL, "x")),
        arguments("tags.a = b.c", tag("a", EQUAL, "b.c")),
        arguments(
            "tags.a in ('x')",
            new Comparison(EntityType.TAG, "a", IN, new Value.TextList(List.of("x")))));
  }

  @ParameterizedTest
  @MethodSource
  void refusedFilters(String filter, String message) {
    assertRefused(() -> DIALECT.parseFilter(filter), message);
  }

  static Stream<Arguments> refusedFilters() {
    String expected =
        " Expected a list of comparisons separated by 'AND' (e.g. 'metrics.loss > 0.1 AND"
            + " params.lr = 0.01').";
    return Stream.of(
        arguments(" ", "Invalid filter string: ' '. Expected a single SQL expression."),
        arguments(
            "a = 1; b = 2",
            "Invalid filter string: 'a = 1; b = 2'. Expected a single SQL expression."),
        arguments(
            "name = 'a' OR name = 'b'",
            "Invalid filter string: \"name = 'a' OR name = 'b'\"." + expected),
        arguments("name IN 'a'", "Invalid filter string: \"name IN 'a'\"." + expected),
        arguments(
            "tag.a = 'x'",
            "Invalid entity type: 'tag'. Expected one of"
                + " ['attributes', 'metrics', 'params', 'tags']."),
        arguments(
            "name > 'a'",
            "Invalid comparison operator for attributes.name: '>'. Expected one of"
                + " ('=', '!=', 'LIKE', 'ILIKE', 'IN', 'NOT IN')."),
        arguments(
            "creation_time like 1",
            "Invalid comparison operator for attributes.creation_timestamp_ms: 'LIKE'. Expected"
                + " one of ('<', '<=', '>', '>=', '=', '!=')."),
        arguments(
            "tags.a IS NULL",
            "Invalid comparison: tags.aIS NULL. Expected a comparison with 3 tokens."),
        // MLflow answers these with 500.
        arguments("metrics.a > '1'", "could not convert string to float: \"'1'\""),
        arguments("metrics.a > x", "could not convert string to float: 'x'"),
        arguments(
            "params.a = ('x')",
            "Invalid comparison operator for params.a: '='. Expected one of ('IN', 'NOT IN')."),
        arguments(
            "foo = 'a'",
            "Invalid attribute key 'foo' specified. Valid keys are '{'name', 'model_id',"
                + " 'model_type', 'status', 'source_run_id', 'experiment_id',"
                + " 'artifact_location', 'lifecycle_stage', 'status_message',"
                + " 'creation_timestamp', 'last_updated_timestamp'}'"));
  }

  @Test
  void defaultOrderIsNewestFirst() {
    assertThat(DIALECT.parseOrderBy(List.of())).containsExactly(NEWEST, ID);
  }

  @Test
  void metricsAreOrderedPerDataset() {
    List<Field> fields =
        List.of(
            new Field("metrics.a.b", false, "train", null),
            new Field("metrics.a.b", true, "test", "d1"),
            new Field("metrics.a.b", true, "train", null),
            new Field("name", true, "ignored", null));

    assertThat(DIALECT.parseOrderBy(fields))
        .containsExactly(
            new OrderBy(EntityType.METRIC, "a.b", false, new OrderBy.DatasetScope("train", null)),
            new OrderBy(EntityType.METRIC, "a.b", true, new OrderBy.DatasetScope("test", "d1")),
            new OrderBy(EntityType.ATTRIBUTE, "name", true),
            NEWEST,
            ID);
  }

  @ParameterizedTest
  @MethodSource
  void refusedOrders(String fieldName, String message) {
    assertRefused(
        () -> DIALECT.parseOrderBy(List.of(new Field(fieldName, true, null, null))), message);
  }

  static Stream<Arguments> refusedOrders() {
    return Stream.of(
        arguments("foo", "Invalid order by field name: foo"),
        arguments("", "Invalid order by field name: "),
        arguments("params.a", "Invalid order by field name: params.a. Only metrics are supported."),
        // MLflow answers this with 500.
        arguments(null, "`field_name` in the `order_by` clause must be specified."));
  }
}
