package io.modelkeep.db;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * What a search found, fetched in parts while it is read: an answer of any length costs the memory
 * of one part. The first part is fetched at once, so that a search that fails does so before
 * anything is answered.
 *
 * @param <T> what the rows are shown as
 */
public final class FoundRows<T> implements Iterable<T> {
  /** What rows with lists of their own may cost in memory; points of a metric are far smaller. */
  private static final int PART_SIZE = 1000;

  /**
   * Where rows come from.
   *
   * @param <T> what the rows are shown as
   */
  @FunctionalInterface
  public interface Source<T> {
    /**
     * The next rows.
     *
     * @param from the sort values of the last row seen, null at the start
     * @param size the most rows to find, at least 1
     */
    Page<T> page(@Nullable List<@Nullable Object> from, int size);
  }

  private final Source<T> source;
  private final int partSize;
  private final Part<T> first;
  private Part<T> last;

  /**
   * Where a part begins.
   *
   * @param from the sort values of the last row seen, null at the start
   * @param wanted how many rows to find from there on, at least 1
   */
  public record Position(@Nullable List<@Nullable Object> from, long wanted) {}

  /** Some rows, and where they end. */
  private record Part<T>(List<T> rows, @Nullable List<@Nullable Object> next, long wanted) {
    boolean hasMore() {
      return next != null && wanted > 0;
    }
  }

  private FoundRows(Source<T> source, Position start, int partSize) {
    this.source = source;
    this.partSize = partSize;
    this.first = part(start);
    this.last = first;
  }

  /** Starts a search. */
  public static <T> FoundRows<T> of(Source<T> source, Position start) {
    return inPartsOf(PART_SIZE, source, start);
  }

  /**
   * As {@link #of}, for rows of another weight.
   *
   * @param size how many rows are in memory at a time
   */
  public static <T> FoundRows<T> inPartsOf(int size, Source<T> source, Position start) {
    return new FoundRows<>(source, start, size);
  }

  private Part<T> part(Position position) {
    int size = (int) Math.min(position.wanted(), partSize);
    Page<T> page = source.page(position.from(), size);
    return new Part<>(page.rows(), page.nextValues(), position.wanted() - size);
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
        while (!rows.hasNext() && part.hasMore()) {
          part = FoundRows.this.part(new Position(part.next(), part.wanted()));
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
