package io.modelkeep.tracking.run;

import static io.modelkeep.tracking.TrackingApi.metric;
import static io.modelkeep.tracking.TrackingApi.pair;

import io.modelkeep.tracking.TrackingApi;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A run in memory, with the rules of search in their plainest form. */
record NaiveRun(
    String id,
    long startTime,
    Map<String, Double> metrics,
    Map<String, String> params,
    Map<String, String> tags) {
  private static final List<String> KEYS = List.of("a", "b");
  private static final List<String> TEXTS = List.of("", "red", "Red", "r_d", "blue", "百%");
  private static final List<Double> NUMBERS = List.of(-1.5, 0.0, 0.5, 2.0, Double.NaN);

  /** A comparison or order as a client writes it, and what it means. */
  record Clause<T>(String text, T meaning) {}

  /** Logs a run with some of everything. */
  static NaiveRun create(String experimentId, Random random) {
    Map<String, Double> metrics = some(random, NUMBERS);
    Map<String, String> params = some(random, TEXTS);
    Map<String, String> tags = some(random, TEXTS);
    long startTime = random.nextInt(3);
    String id = TrackingApi.createRun(experimentId, Map.of("start_time", startTime));
    TrackingApi.posted(
        "runs/log-batch",
        Map.of(
            "run_id", id,
            "metrics",
                metrics.entrySet().stream()
                    .map(e -> metric(e.getKey(), e.getValue().isNaN() ? "NaN" : e.getValue(), 1, 0))
                    .toList(),
            "params", params.entrySet().stream().map(e -> pair(e.getKey(), e.getValue())).toList(),
            "tags", tags.entrySet().stream().map(e -> pair(e.getKey(), e.getValue())).toList()));
    return new NaiveRun(id, startTime, metrics, params, tags);
  }

  static Clause<Predicate<NaiveRun>> comparison(Random random) {
    String key = pick(random, KEYS);
    return switch (random.nextInt(4)) {
      case 0 -> onMetric(random, key);
      case 1 -> onText(random, "params." + key, run -> run.params.get(key));
      case 2 -> onText(random, "tags." + key, run -> run.tags.get(key));
      default -> onStartTime(random);
    };
  }

  static Clause<Comparator<NaiveRun>> order(Random random) {
    String key = pick(random, KEYS);
    return switch (random.nextInt(4)) {
      case 0 -> byMetric(key, random.nextBoolean());
      case 1 -> byText("params." + key, random.nextBoolean(), run -> run.params.get(key));
      case 2 -> byText("tags." + key, random.nextBoolean(), run -> run.tags.get(key));
      default ->
          directed(
              "start_time", random.nextBoolean(), Comparator.comparingLong(NaiveRun::startTime));
    };
  }

  /** What decides between runs that an order leaves equal. */
  static Comparator<NaiveRun> tieBreaker() {
    return Comparator.comparingLong(NaiveRun::startTime).reversed().thenComparing(NaiveRun::id);
  }

  private static Clause<Predicate<NaiveRun>> onMetric(Random random, String key) {
    double bound = pick(random, List.of(-1.5, 0.0, 0.5, 1.0));
    String operator = pick(random, List.of("=", "!=", "<", "<=", ">", ">="));
    return new Clause<>(
        "metrics.%s %s %s".formatted(key, operator, bound),
        run -> run.metrics.containsKey(key) && holds(operator, run.metrics.get(key), bound));
  }

  private static Clause<Predicate<NaiveRun>> onStartTime(Random random) {
    long bound = random.nextInt(3);
    String operator = pick(random, List.of("=", "!=", "<", "<=", ">", ">="));
    return new Clause<>(
        "start_time %s %d".formatted(operator, bound),
        run -> holds(operator, run.startTime, bound));
  }

  /** Of primitives, where NaN is unequal to all and neither smaller nor larger. */
  private static boolean holds(String operator, double value, double bound) {
    return switch (operator) {
      case "=" -> value == bound;
      case "!=" -> value != bound;
      case "<" -> value < bound;
      case "<=" -> value <= bound;
      case ">" -> value > bound;
      default -> value >= bound;
    };
  }

  private static Clause<Predicate<NaiveRun>> onText(
      Random random, String name, Function<NaiveRun, @Nullable String> value) {
    String text = pick(random, TEXTS);
    return switch (random.nextInt(5)) {
      case 0 -> new Clause<>(name + " IS NULL", run -> value.apply(run) == null);
      case 1 -> new Clause<>(name + " IS NOT NULL", run -> value.apply(run) != null);
      case 2 -> onText(name, "=", text, value, text::equals);
      case 3 -> onText(name, "!=", text, value, found -> !text.equals(found));
      default -> onText(name, "ILIKE", "r%", value, found -> found.toLowerCase().startsWith("r"));
    };
  }

  private static Clause<Predicate<NaiveRun>> onText(
      String name,
      String operator,
      String text,
      Function<NaiveRun, @Nullable String> value,
      Predicate<String> holds) {
    return new Clause<>(
        "%s %s '%s'".formatted(name, operator, text),
        run -> value.apply(run) != null && holds.test(value.apply(run)));
  }

  private static Clause<Comparator<NaiveRun>> byText(
      String name, boolean ascending, Function<NaiveRun, @Nullable String> value) {
    Comparator<String> texts = ascending ? Comparator.naturalOrder() : Comparator.reverseOrder();
    return new Clause<>(
        name + direction(ascending), Comparator.comparing(value, Comparator.nullsLast(texts)));
  }

  /** Numbers, then NaN, then runs without the metric, in either direction. */
  private static Clause<Comparator<NaiveRun>> byMetric(String key, boolean ascending) {
    Comparator<Double> numbers = ascending ? Comparator.naturalOrder() : Comparator.reverseOrder();
    Comparator<NaiveRun> rank =
        Comparator.comparing(
            run -> run.metrics.containsKey(key) ? (run.metrics.get(key).isNaN() ? 1 : 0) : 2);
    return new Clause<>(
        "metrics." + key + direction(ascending),
        rank.thenComparing(run -> run.metrics.get(key), Comparator.nullsLast(numbers)));
  }

  private static Clause<Comparator<NaiveRun>> directed(
      String name, boolean ascending, Comparator<NaiveRun> order) {
    return new Clause<>(name + direction(ascending), ascending ? order : order.reversed());
  }

  private static String direction(boolean ascending) {
    return ascending ? " ASC" : " DESC";
  }

  private static <V> Map<String, V> some(Random random, List<V> values) {
    Map<String, V> some = new HashMap<>();
    for (String key : KEYS) {
      if (random.nextInt(4) > 0) {
        some.put(key, pick(random, values));
      }
    }
    return some;
  }

  private static <T> T pick(Random random, List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
