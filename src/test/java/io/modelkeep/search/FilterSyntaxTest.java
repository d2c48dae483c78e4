package io.modelkeep.search;

import static io.modelkeep.search.ComparisonOperator.EQUAL;
import static io.modelkeep.search.ComparisonOperator.ILIKE;
import static io.modelkeep.search.ComparisonOperator.IN;
import static io.modelkeep.search.ComparisonOperator.LIKE;
import static io.modelkeep.search.ComparisonOperator.NOT_IN;
import static io.modelkeep.search.Comparisons.attribute;
import static io.modelkeep.search.Comparisons.tag;
import static io.modelkeep.search.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is the same in every dialect; the messages are MLflow 3.17.2's. */
class FilterSyntaxTest {

  static Stream<Arguments> accepted() {
    return Stream.of(
        arguments("", List.of()),
        arguments("AND", List.of()),
        arguments("name = 'a'", List.of(attribute("name", EQUAL, "a"))),
        arguments("name='a'", List.of(attribute("name", EQUAL, "a"))),
        arguments("  name = 'a'\n", List.of(attribute("name", EQUAL, "a"))),
        arguments("name = \"a\"", List.of(attribute("name", EQUAL, "a"))),
        arguments("name = ''", List.of(attribute("name", EQUAL, ""))),
        arguments("name = 'it''s'", List.of(attribute("name", EQUAL, "it''s"))),
        arguments("name = 'a\\'b'", List.of(attribute("name", EQUAL, "a\\'b"))),
        arguments("name = 'a\\'", List.of(attribute("name", EQUAL, "a\\"))),
        arguments("name = \"it's\"", List.of(attribute("name", EQUAL, "it's"))),
        arguments("name = 'é 😀 -- ; AND'", List.of(attribute("name", EQUAL, "é 😀 -- ; AND"))),
        arguments("name like '%a'", List.of(attribute("name", LIKE, "%a"))),
        arguments("name iLike 'a_'", List.of(attribute("name", ILIKE, "a_"))),
        arguments("name in ('a', \"b\")", List.of(attribute("name", IN, List.of("a", "b")))),
        arguments("name IN('a')", List.of(attribute("name", IN, List.of("a")))),
        arguments("name not  in ('a')", List.of(attribute("name", NOT_IN, List.of("a")))),
        arguments("tags.a.b = 'x'", List.of(tag("a.b", EQUAL, "x"))),
        arguments("tags.user = 'x'", List.of(tag("user", EQUAL, "x"))),
        arguments("tags.5fold = 'x'", List.of(tag("5fold", EQUAL, "x"))),
        arguments("tags.é = 'x'", List.of(tag("é", EQUAL, "x"))),
        arguments("tags.`a b.c` = 'x'", List.of(tag("a b.c", EQUAL, "x"))),
        arguments("tags.\"a b\" = 'x'", List.of(tag("a b", EQUAL, "x"))),
        arguments("tags.'a' = 'x'", List.of(tag("a", EQUAL, "x"))),
        arguments("tags.`a``b` = 'x'", List.of(tag("a``b", EQUAL, "x"))),
        arguments(
            "tags.a ='x'\nand\tname = 'b'",
            List.of(tag("a", EQUAL, "x"), attribute("name", EQUAL, "b"))),
        arguments(
            "name = 'a' name = 'b'",
            List.of(attribute("name", EQUAL, "a"), attribute("name", EQUAL, "b"))),
        arguments("AND name = 'a' AND", List.of(attribute("name", EQUAL, "a"))));
  }

  @ParameterizedTest
  @MethodSource
  void accepted(String filter, List<Comparison> expected) {
    assertThat(SearchDialects.REGISTERED_MODELS.parseFilter(filter).comparisons())
        .isEqualTo(expected);
  }

  @Test
  void absentFilterFindsEverything() {
    assertThat(SearchDialects.REGISTERED_MODELS.parseFilter(null)).isSameAs(Filter.EVERYTHING);
  }

  static Stream<Arguments> leftovers() {
    return Stream.of(
        arguments("name", "name"),
        arguments("name =", "name, ="),
        arguments("= 'a'", "=, 'a'"),
        arguments("name LIKE", "name, LIKE"),
        arguments("name NOT LIKE", "name, NOT LIKE"),
        arguments("name = 'a' OR name = 'b'", "OR"),
        arguments("NOT name = 'a'", "NOT"),
        arguments("(name = 'a')", "(name = 'a')"),
        arguments("AND(name = 'a')", "AND(name = 'a')"),
        arguments("f('a')", "f('a')"),
        arguments("name = 'a';", ";"),
        arguments("name = 'a'; ", ";"),
        arguments("name BETWEEN 'a' AND 'b'", "name, BETWEEN, 'a', 'b'"),
        arguments("name = 'a", "name, =, ', a"),
        arguments("name = \"a", "name, =, \", a"),
        arguments("name = 'a' foo", "name = 'a' foo"),
        arguments("foo bar", "foo bar"),
        arguments("name DESC", "name DESC"),
        arguments("name = 'a', name = 'b'", "name = 'a', name = 'b'"),
        arguments("name IN 'a'", "name, IN, 'a'"),
        arguments("name IN ('a','b'", "name, IN, (, 'a','b'"),
        arguments("name = true", "name, =, true"),
        arguments("name = 0x1F", "name, =, 0x1F"),
        arguments("version = '1'", "version, =, '1'"),
        arguments("source = 'x'", "source, =, 'x'"),
        arguments("timestamp > 1", "timestamp, >, 1"),
        arguments("tags.5 = 'x'", "tags"),
        arguments("tags.a = 'b' -- c", "-- c"),
        arguments("/* c */ tags.a = 'b'", "/* c */"));
  }

  @ParameterizedTest
  @MethodSource
  void leftovers(String filter, String named) {
    assertRefused(
        () -> SearchDialects.REGISTERED_MODELS.parseFilter(filter),
        "Invalid clause(s) in filter string: " + named);
  }

  static Stream<Arguments> refused() {
    return Stream.of(
        arguments("  ", "Invalid filter '  '. Could not be parsed."),
        arguments(
            "name = 'a'; name = 'b'",
            "Search filter contained multiple expression \"name = 'a'; name = 'b'\"."
                + " Provide AND-ed expression list."),
        arguments(
            ";;",
            "Search filter contained multiple expression ';;'."
                + " Provide AND-ed expression list."),
        arguments("'a' = name", "Invalid comparison clause. Expected 'Identifier' found ''a''"),
        arguments(
            "tags.a-b = 'c'", "Invalid comparison clause. Expected 'Identifier' found 'tags.a-b'"),
        arguments(
            "name = 'a' && name='b'",
            "Invalid comparison clause. Expected 'Identifier' found 'name = 'a' && name'"));
  }

  @ParameterizedTest
  @MethodSource
  void refused(String filter, String message) {
    assertRefused(() -> SearchDialects.REGISTERED_MODELS.parseFilter(filter), message);
  }

  @Test
  void listOfThousandsOfIdsIsAccepted() {
    List<String> ids = IntStream.range(0, 5000).mapToObj("%032x"::formatted).toList();
    String list = ids.stream().map("'%s'"::formatted).collect(Collectors.joining(", "));

    assertThat(SearchDialects.RUNS.parseFilter("run_id IN (" + list + ")").comparisons())
        .containsExactly(attribute("run_id", IN, ids));
  }

  @Test
  void tooLongFilterIsRefused() {
    assertRefused(
        () -> SearchDialects.RUNS.parseFilter("a".repeat(SyntaxReader.MAX_CHARACTERS + 1)),
        "Filter string is too long: it has 1048577 characters, at most 1048576 are supported.");
  }

  @Test
  void tooManyComparisonsAreRefused() {
    assertThat(SearchDialects.RUNS.parseFilter("tags.a = 'b' ".repeat(200)).comparisons())
        .hasSize(200);
    assertRefused(
        () -> SearchDialects.RUNS.parseFilter("tags.a = 'b' ".repeat(201)),
        "Filter string is too long: it has 201 clauses, at most 200 are supported.");
  }

  @Test
  void tooDeepParenthesesAreRefused() {
    assertRefused(
        () -> SearchDialects.RUNS.parseFilter("(".repeat(101) + ")".repeat(101)),
        "Parentheses nest too deeply: at most 100 levels are supported.");
  }
}
