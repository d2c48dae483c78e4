package io.modelkeep.search;

import static io.modelkeep.search.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ListLiteralTest {

  @ParameterizedTest
  @MethodSource
  void accepted(String literal, List<String> expected) {
    assertThat(ListLiteral.parse(literal)).isEqualTo(expected);
  }

  static Stream<Arguments> accepted() {
    return Stream.of(
        arguments("('a')", List.of("a")),
        arguments("('a',)", List.of("a")),
        arguments("( 'a' , \"b\" )", List.of("a", "b")),
        arguments("(('a', 'b'))", List.of("a", "b")),
        arguments("(('a'), ('b'))", List.of("a", "b")),
        arguments("('a' 'b')", List.of("ab")),
        arguments("('it''s')", List.of("its")),
        arguments("('')", List.of("")),
        arguments("('a\\'b', 'c\\n', '\\q')", List.of("a'b", "c\n", "\\q")),
        arguments("('\\x41\\u00e9\\101')", List.of("AéA")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(a)",
        "(,)",
        "('a',,'b')",
        "('a';'b')",
        "(`a`)",
        "(f('a'))",
        "('a\n')",
        "(010)",
        "('\\xZZ')",
        "('\\uD', 'a')"
      })
  void illFormed(String literal) {
    assertRefused(
        () -> ListLiteral.parse(literal),
        "While parsing a list in the query, expected a non-empty list of string values, but got"
            + " ill-formed list.");
  }

  @ParameterizedTest
  @MethodSource
  void otherTypes(String literal, String printed) {
    assertRefused(
        () -> ListLiteral.parse(literal),
        "While parsing a list in the query, expected string value, punctuation, or whitespace, but"
            + " got different type in list: "
            + printed);
  }

  static Stream<Arguments> otherTypes() {
    return Stream.of(
        arguments("(1)", "(1,)"),
        arguments("(None)", "(None,)"),
        arguments("('a', 'b', 1.50, -1)", "('a', 'b', 1.5, -1)"),
        arguments("(1e5)", "(100000.0,)"),
        arguments("(('a', 'b'), 'c')", "(('a', 'b'), 'c')"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"()", "(())"})
  void empty(String literal) {
    assertRefused(
        () -> ListLiteral.parse(literal),
        "While parsing a list in the query, expected a non-empty list of string values, but got"
            + " empty list");
  }
}
