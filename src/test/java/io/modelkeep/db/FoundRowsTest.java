package io.modelkeep.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoundRowsTest {
  /** The sizes of the parts that were asked for. */
  private final List<Integer> asked = new ArrayList<>();

  /** The numbers from 0, of which there are so many. */
  private FoundRows.Source<Long> numbers(long count) {
    return (from, size) -> {
      asked.add(size);
      long start = from == null ? 0 : (Long) from.get(0) + 1;
      long end = Math.min(count, start + size);
      return new Page<>(
          LongStream.range(start, end).boxed().toList(), end < count ? List.of(end - 1) : null);
    };
  }

  private static FoundRows.Position start(long wanted) {
    return new FoundRows.Position(null, wanted);
  }

  private static void assertFound(FoundRows<Long> found, long rows, @Nullable Long last) {
    assertThat(found).containsExactlyElementsOf(LongStream.range(0, rows).boxed().toList());
    assertThat(found.nextValues()).isEqualTo(last == null ? null : List.of(last));
  }

  @ParameterizedTest
  @CsvSource({"0, 5, 0,", "3, 5, 3,", "5, 5, 5,", "6, 5, 5, 4", "30, 25, 25, 24", "30, 1000, 30,"})
  void partsJoinToWhatIsWanted(long count, long wanted, long rows, @Nullable Long last) {
    assertFound(FoundRows.inPartsOf(10, numbers(count), start(wanted)), rows, last);
  }

  @Test
  void onlyTheFirstPartIsFetchedBeforeRowsAreRead() {
    FoundRows<Long> found = FoundRows.inPartsOf(10, numbers(100), start(25));
    assertThat(asked).containsExactly(10);

    assertFound(found, 25, 24L);
    assertThat(asked).containsExactly(10, 10, 5);
  }

  @Test
  void rowsCanBeReadAgain() {
    FoundRows<Long> found = FoundRows.inPartsOf(10, numbers(30), start(Long.MAX_VALUE));

    assertFound(found, 30, null);
    assertFound(found, 30, null);
  }

  @Test
  void emptyPartsAreSteppedOver() {
    FoundRows.Source<Long> everyThird =
        (from, size) -> {
          long part = from == null ? 0 : (Long) from.get(0);
          return new Page<>(
              part % 3 == 2 ? List.of(part) : List.of(), part < 8 ? List.of(part + 1) : null);
        };

    assertThat(FoundRows.inPartsOf(1, everyThird, start(Long.MAX_VALUE)))
        .containsExactly(2L, 5L, 8L);
  }
}
