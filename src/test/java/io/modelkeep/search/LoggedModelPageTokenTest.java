package io.modelkeep.search;

import static io.modelkeep.search.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelkeep.search.LoggedModelDialect.Field;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoggedModelPageTokenTest {
  private static final List<OrderBy> ORDER = SearchDialects.LOGGED_MODELS.parseOrderBy(List.of());
  private static final PageToken POSITION = new PageToken(List.of(17L, "m-1"));
  private static final String TOKEN =
      new LoggedModelPageToken(List.of("1", "2"), "name = 'a'", POSITION).encode(ORDER);

  @Test
  void positionSurvivesTheToken() {
    assertThat(LoggedModelPageToken.decode(TOKEN, List.of("1", "2"), "name = 'a'", ORDER))
        .isEqualTo(POSITION);
  }

  @Test
  void emptyFilterIsNone() {
    String token = new LoggedModelPageToken(List.of("1"), "", POSITION).encode(ORDER);

    assertThat(LoggedModelPageToken.decode(token, List.of("1"), null, ORDER)).isEqualTo(POSITION);
  }

  @Test
  void tokenOfOtherExperimentsIsRefused() {
    assertRefused(
        () -> LoggedModelPageToken.decode(TOKEN, List.of("1"), "name = 'a'", ORDER),
        "Experiment IDs in the page token do not match the requested experiment IDs. Expected:"
            + " ['1']. Found: ['1', '2']");
  }

  @Test
  void tokenOfAnotherFilterIsRefused() {
    assertRefused(
        () -> LoggedModelPageToken.decode(TOKEN, List.of("1", "2"), null, ORDER),
        "Filter string in the page token does not match the requested filter string. Expected:"
            + " None. Found: name = 'a'");
  }

  @Test
  void tokenOfAnotherOrderIsRefused() {
    List<OrderBy> byName =
        SearchDialects.LOGGED_MODELS.parseOrderBy(List.of(new Field("name", true, null, null)));

    assertRefused(
        () -> LoggedModelPageToken.decode(TOKEN, List.of("1", "2"), "name = 'a'", byName),
        "Order by in the page token does not match the requested order by.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "!!!", "abcd", "eyJvZmZzZXQiOiAyfQ=="})
  void foreignTokenIsRefused(String token) {
    assertRefused(
        () -> LoggedModelPageToken.decode(token, List.of("1"), null, ORDER),
        "Invalid page token: " + token + ". Expecting value: line 1 column 1 (char 0)");
  }

  @Test
  void plainPageTokenIsRefused() {
    String token = POSITION.encode(ORDER);

    assertRefused(
        () -> LoggedModelPageToken.decode(token, List.of("1"), null, ORDER),
        "Invalid page token: " + token + ". Expecting value: line 1 column 1 (char 0)");
  }
}
