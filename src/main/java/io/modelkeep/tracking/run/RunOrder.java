package io.modelkeep.tracking.run;

import io.modelkeep.db.SearchQuery;
import io.modelkeep.db.SortKey;
import io.modelkeep.search.EntityType;
import io.modelkeep.search.OrderBy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * From an order on runs to the keys a query sorts by. An order by a metric becomes two: numbers,
 * NaN and nothing are told apart first, in either direction, and the numbers sorted after that. A
 * page token has one value of it, which says both.
 *
 * <p>Source: MLflow {@code store/tracking/sqlalchemy_store.py}, {@code _get_orderby_clauses}.
 */
final class RunOrder {
  static final long IS_NUMBER = 0;
  static final long IS_NAN = 1;
  static final long IS_MISSING = 2;

  private RunOrder() {}

  static void apply(SearchQuery<RunEntity> query, List<OrderBy> order) {
    join(query, order);
    keys(order).forEach(query::orderBy);
  }

  /** Adds the tables that the keys are in. */
  static void join(SearchQuery<RunEntity> query, List<OrderBy> order) {
    for (int i = 0; i < order.size(); i++) {
      OrderBy key = order.get(i);
      switch (key.entity()) {
        case ATTRIBUTE -> {}
        case METRIC -> join(query, key, "LatestMetricEntity", alias(i));
        case PARAM -> join(query, key, "RunParamEntity", alias(i));
        case TAG -> join(query, key, "RunTagEntity", alias(i));
        case DATASET -> throw new IllegalArgumentException("No order of runs: " + key);
      }
    }
  }

  static List<SortKey<RunEntity>> keys(List<OrderBy> order) {
    List<SortKey<RunEntity>> keys = new ArrayList<>();
    for (int i = 0; i < order.size(); i++) {
      OrderBy key = order.get(i);
      switch (key.entity()) {
        case ATTRIBUTE -> keys.add(attribute(key));
        case METRIC -> keys.addAll(metric(key, alias(i)));
        case PARAM -> keys.add(text(key, alias(i), run -> run.params));
        case TAG -> keys.add(text(key, alias(i), run -> run.tags));
        case DATASET -> throw new IllegalArgumentException("No order of runs: " + key);
      }
    }
    return keys;
  }

  /** The table of the key at this place of the order. */
  static String alias(int place) {
    return "o" + place;
  }

  /** The sort values of a query, from those of a page token. */
  static List<@Nullable Object> toSortValues(List<@Nullable Object> ofToken, List<OrderBy> order) {
    List<@Nullable Object> values = new ArrayList<>();
    for (int i = 0; i < order.size(); i++) {
      Object value = ofToken.get(i);
      if (order.get(i).entity() == EntityType.METRIC) {
        boolean isNan = value instanceof Double number && number.isNaN();
        values.add(value == null ? IS_MISSING : isNan ? IS_NAN : IS_NUMBER);
        values.add(isNan ? Double.valueOf(0) : value);
      } else {
        values.add(value);
      }
    }
    return values;
  }

  /** The values of a page token, from the sort values of a query. */
  static List<@Nullable Object> toTokenValues(List<@Nullable Object> sorted, List<OrderBy> order) {
    List<@Nullable Object> values = new ArrayList<>();
    int column = 0;
    for (OrderBy key : order) {
      if (key.entity() == EntityType.METRIC) {
        boolean isNan = Long.valueOf(IS_NAN).equals(sorted.get(column));
        values.add(isNan ? Double.valueOf(Double.NaN) : sorted.get(column + 1));
        column += 2;
      } else {
        values.add(sorted.get(column));
        column++;
      }
    }
    return values;
  }

  private static SortKey<RunEntity> attribute(OrderBy key) {
    boolean ascending = key.ascending();
    return switch (key.key()) {
      case "run_id" -> SortKey.of("e.runUuid", ascending, run -> run.runUuid);
      case "run_name" -> SortKey.of("e.name", ascending, run -> run.name);
      case "user_id" -> SortKey.of("e.userId", ascending, run -> run.userId);
      case "status" -> SortKey.of("e.status", ascending, run -> run.status);
      case "artifact_uri" -> SortKey.of("e.artifactUri", ascending, run -> run.artifactUri);
      case "start_time" -> SortKey.of("e.startTime", ascending, run -> run.startTime);
      case "end_time" -> new SortKey<>("e.endTime", ascending, true, run -> run.endTime);
      default -> throw new IllegalArgumentException("No attribute of a run: " + key);
    };
  }

  private static SortKey<RunEntity> text(
      OrderBy key, String alias, Function<RunEntity, Map<String, String>> values) {
    return new SortKey<>(
        alias + ".value", key.ascending(), true, run -> values.apply(run).get(key.key()));
  }

  private static List<SortKey<RunEntity>> metric(OrderBy key, String alias) {
    return List.of(
        SortKey.of(
            "case when %1$s.isNan is null then 2L when %1$s.isNan then 1L else 0L end"
                .formatted(alias),
            true,
            run -> metric(run, key).map(m -> m.isNan() ? IS_NAN : IS_NUMBER).orElse(IS_MISSING)),
        new SortKey<>(
            alias + ".value",
            key.ascending(),
            true,
            run -> metric(run, key).map(RunEntity.LatestMetric::value).orElse(null)));
  }

  private static void join(SearchQuery<RunEntity> query, OrderBy key, String entity, String alias) {
    query.leftJoin(
        "%1$s %2$s on %2$s.runId = e.id and %2$s.key = %3$s"
            .formatted(entity, alias, query.bind(key.key())));
  }

  private static Optional<RunEntity.LatestMetric> metric(RunEntity run, OrderBy key) {
    return run.metrics.stream().filter(metric -> metric.key().equals(key.key())).findFirst();
  }
}
