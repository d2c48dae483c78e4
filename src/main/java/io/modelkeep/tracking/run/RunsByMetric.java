package io.modelkeep.tracking.run;

import io.modelkeep.db.FoundRows;
import io.modelkeep.db.Page;
import io.modelkeep.db.SearchQuery;
import io.modelkeep.db.SortKey;
import io.modelkeep.search.EntityType;
import io.modelkeep.search.OrderBy;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Finds runs in an order that begins with a metric: those where it is a number, then those where it
 * is NaN, then those without it, each kind by a query of its own.
 *
 * <p>In one query PostgreSQL has to sort all runs to find the first of them. The runs with a number
 * it can take from the index of the metric's values, in order and no more than are asked for; and
 * there are hardly ever pages with anything else.
 */
final class RunsByMetric implements FoundRows.Source<RunEntity> {
  /** The keys that a metric is sorted by, see {@link RunOrder}: its kind and its value. */
  private static final int METRIC_KEYS = 2;

  private final List<SortKey<RunEntity>> keys;
  private final List<FoundRows.Source<RunEntity>> kinds;

  private RunsByMetric(List<SortKey<RunEntity>> keys, List<FoundRows.Source<RunEntity>> kinds) {
    this.keys = keys;
    this.kinds = kinds;
  }

  static boolean canFind(List<OrderBy> order) {
    return order.get(0).entity() == EntityType.METRIC;
  }

  /**
   * @param matching makes a query with the conditions that all runs searched for fulfil
   * @param run runs a query
   */
  static RunsByMetric of(
      List<OrderBy> order,
      Supplier<SearchQuery<RunEntity>> matching,
      Function<SearchQuery<RunEntity>, FoundRows.Source<RunEntity>> run) {
    List<SortKey<RunEntity>> keys = RunOrder.keys(order);
    SortKey<RunEntity> value = keys.get(1);
    List<SortKey<RunEntity>> others = keys.subList(METRIC_KEYS, keys.size());
    List<SortKey<RunEntity>> ofNumbers = new ArrayList<>(others);
    ofNumbers.add(0, SortKey.of(value.expression(), value.isAscending(), value.valueOf()));
    String metric = RunOrder.alias(0);
    return new RunsByMetric(
        keys,
        List.of(
            run.apply(query(order, matching, metric + ".isNan = false", ofNumbers)),
            // NaN is kept as 0, which is where the index has it.
            run.apply(
                query(order, matching, "%1$s.isNan and %1$s.value = 0".formatted(metric), others)),
            run.apply(query(order, matching, metric + ".runId is null", others))));
  }

  private static SearchQuery<RunEntity> query(
      List<OrderBy> order,
      Supplier<SearchQuery<RunEntity>> matching,
      String condition,
      List<SortKey<RunEntity>> keys) {
    SearchQuery<RunEntity> query = matching.get();
    RunOrder.join(query, order);
    query.where(condition);
    keys.forEach(query::orderBy);
    return query;
  }

  @Override
  public Page<RunEntity> page(@Nullable List<@Nullable Object> from, int size) {
    List<RunEntity> found = new ArrayList<>();
    int kind = from == null ? 0 : kindOf(from);
    @Nullable List<@Nullable Object> start = from == null ? null : valuesWithin(kind, from);
    // One row more tells whether there is another page.
    for (; kind < kinds.size() && found.size() <= size; kind++) {
      found.addAll(kinds.get(kind).page(start, size + 1 - found.size()).rows());
      start = null;
    }
    if (found.size() <= size) {
      return new Page<>(found, null);
    }
    List<RunEntity> rows = found.subList(0, size);
    RunEntity last = rows.get(size - 1);
    List<@Nullable Object> next = new ArrayList<>();
    keys.forEach(key -> next.add(key.valueOf().apply(last)));
    return new Page<>(rows, next);
  }

  /** Kinds are numbered in their order. */
  private static int kindOf(List<@Nullable Object> sortValues) {
    return Math.toIntExact((Long) Objects.requireNonNull(sortValues.get(0)));
  }

  /** The sort values that the query of a kind has: NaN and nothing have no value to sort by. */
  private static List<@Nullable Object> valuesWithin(int kind, List<@Nullable Object> sortValues) {
    int first = kind == RunOrder.IS_NUMBER ? 1 : METRIC_KEYS;
    return sortValues.subList(first, sortValues.size());
  }
}
