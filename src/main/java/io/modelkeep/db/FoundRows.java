package io.modelkeep.db;

import jakarta.persistence.EntityManager;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a search found, fetched in parts while it is read: an answer of any length costs the memory
 * of one part. The first part is fetched at once, so that a search that fails does so before
 * anything is answered.
 *
 * @param <T> what the rows are shown as
 */
public final class FoundRows<T> implements Iterable<T> {
  private static final int PART_SIZE = 1000;

  private final Function<Position, Part<T>> fetch;
  private final Part<T> first;
  private Part<T> last;

  /**
   * Where a part begins.
   *
   * @param from the sort values of the last row seen, null at the start
   * @param wanted how many rows to find from there on, at least 1
   */
  public record Position(@Nullable List<@Nullable Object> from, int wanted) {}

  /** Some rows, and where they end. */
  private record Part<T>(List<T> rows, @Nullable List<@Nullable Object> next, int wanted) {
    boolean hasMore() {
      return next != null && wanted > 0;
    }
  }

  private FoundRows(Function<Position, Part<T>> fetch, Position start) {
    this.fetch = fetch;
    this.first = fetch.apply(start);
    this.last = first;
  }

  /**
   * Starts a search.
   *
   * @param shown what a row becomes before it leaves the feature
   */
  public static <E, T> FoundRows<T> of(
      SearchQuery<E> query, EntityManager entityManager, Position start, Function<E, T> shown) {
    return new FoundRows<>(
        position -> {
          int size = Math.min(position.wanted(), PART_SIZE);
          Page<E> page = query.page(entityManager, position.from(), size);
          return new Part<>(
              page.rows().stream().map(shown).toList(),
              page.nextValues(),
              position.wanted() - size);
        },
        start);
  }

  /**
   * The sort values of the last row, where the next page goes on; null on the last page. Known once
   * the rows are read.
   */
  public @Nullable List<@Nullable Object> nextValues() {
    return last.next();
  }

  @Override
  public Iterator<T> iterator() {
    return new Iterator<>() {
      private Part<T> part = first;
      private Iterator<T> rows = part.rows().iterator();

      @Override
      public boolean hasNext() {
        if (!rows.hasNext() && part.hasMore()) {
          part = fetch.apply(new Position(part.next(), part.wanted()));
          rows = part.rows().iterator();
          last = part;
        }
        return rows.hasNext();
      }

      @Override
      public T next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        return rows.next();
      }
    };
  }
}
