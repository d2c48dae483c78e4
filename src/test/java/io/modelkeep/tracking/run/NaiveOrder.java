package io.modelkeep.tracking.run;

import static io.modelkeep.tracking.run.NaiveRun.pick;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A key of an order as a client writes it, and what it means in its plainest form.
 *
 * @param name what is sorted by: one order has no name twice
 */
record NaiveOrder(String name, String text, Comparator<NaiveRun> meaning) {
  /** Of code points, as the bytes of UTF-8 sort. */
  private static final Comparator<String> TEXTS =
      (one, other) ->
          Arrays.compareUnsigned(
              one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));

  /** What decides between runs that an order leaves equal. */
  static final Comparator<NaiveRun> TIE_BREAKER =
      Comparator.comparingLong((NaiveRun run) -> run.info().startTime())
          .reversed()
          .thenComparing(NaiveRun::id);

  static NaiveOrder random(Random random) {
    String key = pick(random, NaiveRun.KEYS);
    String quoted = NaiveFilter.quoted(random, key);
    boolean ascending = random.nextBoolean();
    return switch (random.nextInt(7)) {
      case 0 -> byMetric(key, quoted, ascending);
      case 1 -> by("params." + key, "params." + quoted, ascending, run -> run.params().get(key));
      case 2 -> by("tags." + key, "tags." + quoted, ascending, run -> run.tags().get(key));
      case 3 -> by("run_name", "attributes.run_name", ascending, run -> run.info().name());
      case 4 -> by("status", "status", ascending, run -> run.info().status());
      case 5 -> byTime("start_time", ascending, run -> run.info().startTime());
      default -> byTime("end_time", ascending, run -> run.info().endTime());
    };
  }

  private static NaiveOrder by(
      String name, String written, boolean ascending, Function<NaiveRun, @Nullable String> value) {
    return new NaiveOrder(
        name,
        written + direction(ascending),
        Comparator.comparing(value, missingLast(TEXTS, ascending)));
  }

  private static NaiveOrder byTime(
      String name, boolean ascending, Function<NaiveRun, @Nullable Long> value) {
    return new NaiveOrder(
        name,
        name + direction(ascending),
        Comparator.comparing(value, missingLast(Comparator.<Long>naturalOrder(), ascending)));
  }

  /** Numbers, then NaN, then runs without the metric, in either direction. */
  private static NaiveOrder byMetric(String key, String quoted, boolean ascending) {
    Comparator<NaiveRun> rank =
        Comparator.comparing(
            run -> run.metrics().containsKey(key) ? (run.metrics().get(key).isNaN() ? 1 : 0) : 2);
    return new NaiveOrder(
        "metrics." + key,
        "metrics." + quoted + direction(ascending),
        rank.thenComparing(
            run -> run.metrics().get(key),
            missingLast(Comparator.<Double>naturalOrder(), ascending)));
  }

  /** In either direction. */
  private static <T> Comparator<T> missingLast(Comparator<T> order, boolean ascending) {
    return Comparator.nullsLast(ascending ? order : order.reversed());
  }

  private static String direction(boolean ascending) {
    return ascending ? " ASC" : " DESC";
  }
}
