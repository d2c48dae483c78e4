package io.modelkeep.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class SearchQueryTest {
  private final SearchQuery<Object> query = new SearchQuery<>(Object.class);

  @Test
  void valuesOfShortListsHaveAPlaceholderEachSoThatTheTranslationIsKept() {
    assertThat(query.bindEach(List.of("active", "deleted"))).isEqualTo("(:p0, :p1)");
    assertThat(query.bindEach(List.of(1L))).isEqualTo("(:p2)");
  }

  @Test
  void longAndEmptyListsHaveOnePlaceholder() {
    assertThat(query.bindEach(Collections.nCopies(9, 1L))).isEqualTo(":p0");
    assertThat(query.bindEach(List.of())).isEqualTo(":p1");
  }
}
