package io.modelkeep.search;

import static io.modelkeep.search.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PageTokenTest {
  private static final List<OrderBy> BY_NAME =
      SearchDialects.REGISTERED_MODELS.parseOrderBy(List.of());
  private static final List<OrderBy> BY_TIME =
      SearchDialects.REGISTERED_MODELS.parseOrderBy(List.of("timestamp DESC"));

  @ParameterizedTest
  @MethodSource
  void valuesSurviveTheToken(Object first, Object second) {
    PageToken token = new PageToken(Arrays.asList(first, second));

    String encoded = token.encode(BY_TIME);

    assertThat(encoded).matches("[A-Za-z0-9_-]+");
    assertThat(PageToken.decode(encoded, BY_TIME)).isEqualTo(token);
  }

  static Stream<Arguments> valuesSurviveTheToken() {
    return Stream.of(
        arguments("a", Long.MAX_VALUE),
        arguments("é 😀 \u0000", Long.MIN_VALUE),
        arguments("", null),
        arguments(Double.NaN, Double.NEGATIVE_INFINITY),
        arguments(-0.0, Double.MIN_VALUE),
        arguments("x".repeat(100_000), 0L));
  }

  @Test
  void otherTypesOfValuesAreAProgrammingError() {
    PageToken token = new PageToken(List.of(1));

    assertThatThrownBy(() -> token.encode(BY_NAME)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void tokenOfAnotherOrderIsRefused() {
    String token = new PageToken(List.of("a")).encode(BY_NAME);
    List<OrderBy> descending = SearchDialects.REGISTERED_MODELS.parseOrderBy(List.of("name DESC"));

    assertThatThrownBy(() -> PageToken.decode(token, descending))
        .hasMessageStartingWith("Invalid page token, ");
  }

  @Test
  void tokenWithAnotherNumberOfValuesIsRefused() {
    String token = new PageToken(List.of("a", "b")).encode(BY_NAME);

    assertThatThrownBy(() -> PageToken.decode(token, BY_NAME))
        .hasMessageStartingWith("Invalid page token, ");
  }

  @Test
  void optionalTokensSayWhereNothingAndWhereAllIsLeft() {
    assertThat(PageToken.encodeOptional(null, BY_NAME)).isNull();
    assertThat(PageToken.decodeOptional(null, BY_NAME)).isNull();
    assertThat(PageToken.decodeOptional("", BY_NAME)).isNull();
    String firstPage = PageToken.encodeOptional(List.of(), BY_NAME);
    assertThat(PageToken.decodeOptional(firstPage, BY_NAME)).isNull();
    String later = PageToken.encodeOptional(List.of("a"), BY_NAME);
    assertThat(PageToken.decodeOptional(later, BY_NAME)).containsExactly("a");
  }

  @Test
  void everyCutTokenIsRefused() {
    String token = new PageToken(List.of("name", 5L)).encode(BY_TIME);

    for (int length = 0; length < token.length(); length++) {
      String cut = token.substring(0, length);
      assertThatThrownBy(() -> PageToken.decode(cut, BY_TIME))
          .hasMessageStartingWith("Invalid page token, ");
    }
  }

  @ParameterizedTest
  @MethodSource
  void foreignTokens(String token, String message) {
    assertRefused(() -> PageToken.decode(token, BY_NAME), message);
  }

  static Stream<Arguments> foreignTokens() {
    return Stream.of(
        arguments("abc", "Invalid page token, could not base64-decode"),
        arguments("not a token", "Invalid page token, could not base64-decode"),
        arguments("YW-_", "Invalid page token, could not base64-decode"),
        arguments("a=b", "Invalid page token, could not base64-decode"),
        arguments("a=bc", "Invalid page token, could not base64-decode"),
        arguments("!!!", "Invalid page token, decoded value=b''"),
        arguments("abcd", "Invalid page token, decoded value=b'i\\xb7\\x1d'"),
        arguments("J1wK", "Invalid page token, decoded value=b\"'\\\\\\n\""),
        // MLflow's own kind of token.
        arguments("eyJvZmZzZXQiOiAyfQ==", "Invalid page token, decoded value=b'{\"offset\": 2}'"));
  }
}
