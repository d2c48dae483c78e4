package io.modelkeep.db;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The condition of a search for the rows that come after a given one. */
final class KeysetCondition {
  private KeysetCondition() {}

  /** The rows that sort after the given values: greater in one key, equal in all keys before it. */
  static <E> String after(
      SearchQuery<E> query, List<SortKey<E>> order, List<@Nullable Object> from) {
    List<String> alternatives = new ArrayList<>();
    List<String> equalSoFar = new ArrayList<>();
    for (int i = 0; i < order.size(); i++) {
      SortKey<E> key = order.get(i);
      Object value = from.get(i);
      String greater = greater(query, key, value);
      if (greater != null) {
        List<String> alternative = new ArrayList<>(equalSoFar);
        alternative.add(greater);
        alternatives.add("(" + String.join(" and ", alternative) + ")");
      }
      // Nothing comes after the last key: a value bound for it would be one the query lacks.
      if (i < order.size() - 1) {
        equalSoFar.add(
            value == null
                ? key.expression() + " is null"
                : key.expression() + " = " + query.bind(value));
      }
    }
    return leadingBound(query, order.get(0), from.get(0))
        + "("
        + String.join(" or ", alternatives)
        + ")";
  }

  private static @Nullable String greater(
      SearchQuery<?> query, SortKey<?> key, @Nullable Object value) {
    if (value == null) {
      return null;
    }
    String greater = key.expression() + (key.isAscending() ? " > " : " < ") + query.bind(value);
    return key.isNullable() ? "(" + greater + " or " + key.expression() + " is null)" : greater;
  }

  /** Implied by the alternatives, but only this lets an index begin where the last page ended. */
  private static String leadingBound(SearchQuery<?> query, SortKey<?> key, @Nullable Object value) {
    if (value == null || key.isNullable()) {
      return "";
    }
    return key.expression() + (key.isAscending() ? " >= " : " <= ") + query.bind(value) + " and ";
  }
}
