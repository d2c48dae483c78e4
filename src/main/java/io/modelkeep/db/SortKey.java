package io.modelkeep.db;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One key of the order in which a search answers.
 *
 * @param expression the HQL expression sorted by
 * @param isNullable whether it can be null; nulls come last in either direction
 * @param valueOf the expression's value in a found row, a {@link String}, {@link Long}, {@link
 *     Double} or null, for the page token
 */
public record SortKey<E>(
    String expression,
    boolean isAscending,
    boolean isNullable,
    Function<E, @Nullable Object> valueOf) {

  /** A key over a column that is never null. */
  public static <E> SortKey<E> of(
      String expression, boolean isAscending, Function<E, @Nullable Object> valueOf) {
    return new SortKey<>(expression, isAscending, false, valueOf);
  }

  String orderClause() {
    // The words on nulls would keep PostgreSQL from using an index, so only where they matter.
    return expression + (isAscending ? " asc" : " desc") + (isNullable ? " nulls last" : "");
  }
}
