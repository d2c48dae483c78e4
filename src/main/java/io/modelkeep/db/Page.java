package io.modelkeep.db;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a search found.
 *
 * @param rows at most as many as were asked for
 * @param nextValues the sort values of the last row, where the next page goes on; null on the last
 *     page
 */
public record Page<E>(List<E> rows, @Nullable List<@Nullable Object> nextValues) {

  /** The same rows as something else. */
  public <T> Page<T> map(Function<E, T> shown) {
    return new Page<>(rows.stream().map(shown).toList(), nextValues);
  }
}
