package io.modelkeep.tracking.run;

import static io.modelkeep.tracking.run.NaiveRun.pick;

import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A comparison of a filter as a client writes it, and what it means in its plainest form.
 *
 * <p>What a run does not have compares with nothing.
 */
record NaiveFilter(String text, Predicate<NaiveRun> meaning) {
  private static final List<String> NUMBER_OPERATORS = List.of("=", "!=", "<", "<=", ">", ">=");
  private static final List<String> PATTERNS = List.of("r%", "R_d", "%d", "_", "%", "", "百\\%");

  static NaiveFilter random(Random random) {
    String key = pick(random, NaiveRun.KEYS);
    String quoted = quoted(random, key);
    return switch (random.nextInt(9)) {
      case 0 -> onMetric(random, quoted, run -> run.metrics().get(key));
      case 1 -> onNullableText(random, "params." + quoted, run -> run.params().get(key));
      case 2 -> onNullableText(random, "tags." + quoted, run -> run.tags().get(key));
      case 3 -> onNumber(random, "start_time", run -> (double) run.info().startTime());
      case 4 -> onNumber(random, "attributes.end_time", NaiveFilter::endTime);
      case 5 -> onText(random, "status", NaiveRun.STATUSES, run -> run.info().status());
      case 6 -> onText(random, "run_name", NaiveRun.TEXTS, run -> run.info().name());
      case 7 -> onText(random, "dataset.name", NaiveRun.DATASETS, NaiveRun::dataset);
      default -> onDatasetList(random);
    };
  }

  /** Of the runs given, some by their ids. */
  static NaiveFilter onIds(Random random, List<NaiveRun> runs) {
    List<String> ids =
        Stream.generate(() -> pick(random, runs).id()).limit(1 + random.nextInt(9)).toList();
    boolean isExcluding = random.nextBoolean();
    return new NaiveFilter(
        "run_id %s (%s)".formatted(isExcluding ? "NOT IN" : "IN", list(ids)),
        run -> ids.contains(run.id()) != isExcluding);
  }

  static String quoted(Random random, String key) {
    return pick(random, key.contains(" ") ? List.of("`%s`", "\"%s\"") : List.of("%s", "`%s`"))
        .formatted(key);
  }

  private static @Nullable Double endTime(NaiveRun run) {
    Long time = run.info().endTime();
    return time == null ? null : (double) time;
  }

  private static NaiveFilter onMetric(
      Random random, String quoted, Function<NaiveRun, @Nullable Double> value) {
    double bound = pick(random, List.of(-1.5, 0.0, 0.5, 1.0));
    return onNumber("metrics." + quoted, pick(random, NUMBER_OPERATORS), bound, value);
  }

  private static NaiveFilter onNumber(
      Random random, String name, Function<NaiveRun, @Nullable Double> value) {
    return onNumber(name, pick(random, NUMBER_OPERATORS), (double) random.nextInt(3), value);
  }

  private static NaiveFilter onNumber(
      String name, String operator, double bound, Function<NaiveRun, @Nullable Double> value) {
    String number = bound == Math.rint(bound) ? Long.toString((long) bound) : "" + bound;
    return new NaiveFilter(
        "%s %s %s".formatted(name, operator, number),
        run -> value.apply(run) != null && holds(operator, value.apply(run), bound));
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

  private static NaiveFilter onNullableText(
      Random random, String name, Function<NaiveRun, @Nullable String> value) {
    return switch (random.nextInt(6)) {
      case 0 -> new NaiveFilter(name + " IS NULL", run -> value.apply(run) == null);
      case 1 -> new NaiveFilter(name + " IS NOT NULL", run -> value.apply(run) != null);
      default -> onText(random, name, NaiveRun.TEXTS, value);
    };
  }

  private static NaiveFilter onText(
      Random random, String name, List<String> texts, Function<NaiveRun, @Nullable String> value) {
    String text = pick(random, texts);
    String pattern = pick(random, PATTERNS);
    return switch (random.nextInt(4)) {
      case 0 -> onText(name + " = " + literal(text), value, text::equals);
      case 1 -> onText(name + " != " + literal(text), value, found -> !text.equals(found));
      case 2 -> onText(name + " LIKE " + literal(pattern), value, matcher(pattern, 0));
      default ->
          onText(
              name + " ILIKE " + literal(pattern),
              value,
              matcher(pattern, Pattern.CASE_INSENSITIVE));
    };
  }

  private static NaiveFilter onText(
      String text, Function<NaiveRun, @Nullable String> value, Predicate<String> holds) {
    return new NaiveFilter(
        text,
        run -> {
          String found = value.apply(run);
          return found != null && holds.test(found);
        });
  }

  private static NaiveFilter onDatasetList(Random random) {
    List<String> names = List.of(pick(random, NaiveRun.DATASETS), "other");
    boolean isExcluding = random.nextBoolean();
    return new NaiveFilter(
        "dataset.name %s (%s)".formatted(isExcluding ? "NOT IN" : "IN", list(names)),
        run -> Objects.nonNull(run.dataset()) && names.contains(run.dataset()) != isExcluding);
  }

  /** An SQL pattern in Java's words; a backslash takes the meaning from the next sign. */
  private static Predicate<String> matcher(String pattern, int flags) {
    String regex =
        Pattern.compile("\\\\?.")
            .matcher(pattern)
            .results()
            .map(match -> match.group())
            .map(
                sign ->
                    switch (sign) {
                      case "%" -> ".*";
                      case "_" -> ".";
                      default -> Pattern.quote(sign.substring(sign.length() - 1));
                    })
            .collect(Collectors.joining());
    return Pattern.compile(regex, flags | Pattern.DOTALL).asMatchPredicate();
  }

  private static String list(List<String> texts) {
    return texts.stream().map(NaiveFilter::literal).collect(Collectors.joining(", "));
  }

  private static String literal(String text) {
    return "'" + text + "'";
  }
}
