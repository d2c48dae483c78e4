package io.modelkeep.tracking.run;

import static io.modelkeep.tracking.TrackingApi.metric;
import static io.modelkeep.tracking.TrackingApi.pair;
import static io.modelkeep.tracking.TrackingApi.posted;

import io.modelkeep.tracking.TrackingApi;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A run in memory, with what searches ask about.
 *
 * @param metrics the newest value of each
 * @param dataset the name of the dataset it read, null if it read none
 */
record NaiveRun(
    String id,
    String experimentId,
    Info info,
    Map<String, Double> metrics,
    Map<String, String> params,
    Map<String, String> tags,
    @Nullable String dataset) {
  /** The second one cannot be written without quotes. */
  static final List<String> KEYS = List.of("a", "b c");

  /** As long as they are of one plane, UTF-16 sorts as code points do; the last two are not. */
  static final List<String> TEXTS = List.of("", "red", "Red", "r_d", "blue", "百%", "～", "😀");

  static final List<Double> NUMBERS = List.of(-1.5, 0.0, 0.5, 2.0, Double.NaN);
  static final List<String> STATUSES = List.of("RUNNING", "FINISHED", "FAILED");
  static final List<String> DATASETS = List.of("train", "Test");
  private static final int MAX_POINTS = 3;

  /** What a run is besides what was logged to it. */
  record Info(
      String name, long startTime, @Nullable Long endTime, String status, boolean isDeleted) {
    private static Info random(Random random) {
      return new Info(
          pick(random, List.of("red", "Red", "blue", "😀")),
          random.nextInt(3),
          random.nextBoolean() ? (long) random.nextInt(3) : null,
          pick(random, STATUSES),
          random.nextInt(4) == 0);
    }
  }

  /** Makes a run with some of everything. */
  static NaiveRun create(String experimentId, Random random) {
    Info info = Info.random(random);
    String id =
        TrackingApi.createRun(
            experimentId, Map.of("start_time", info.startTime, "run_name", info.name));
    Map<String, Double> metrics = logMetrics(id, random);
    Map<String, String> params = someTexts(random);
    Map<String, String> tags = someTexts(random);
    posted("runs/log-batch", Map.of("run_id", id, "params", pairs(params), "tags", pairs(tags)));
    String dataset = random.nextBoolean() ? pick(random, DATASETS) : null;
    if (dataset != null) {
      logDataset(id, dataset);
    }
    finish(id, info);
    return new NaiveRun(id, experimentId, info, metrics, params, tags, dataset);
  }

  /** Some points of some metrics, in any order; the newest of each has the highest step. */
  private static Map<String, Double> logMetrics(String id, Random random) {
    Map<String, Double> newest = new HashMap<>();
    List<Object> points = new ArrayList<>();
    for (String key : KEYS) {
      int count = random.nextInt(MAX_POINTS + 1);
      for (int step = 0; step < count; step++) {
        double value = pick(random, NUMBERS);
        newest.put(key, value);
        points.add(metric(key, Double.isNaN(value) ? "NaN" : value, random.nextInt(9), step));
      }
    }
    Collections.shuffle(points, random);
    posted("runs/log-batch", Map.of("run_id", id, "metrics", points));
    return newest;
  }

  private static void logDataset(String id, String name) {
    Map<String, String> dataset =
        Map.of("name", name, "digest", "1", "source_type", "local", "source", "{}");
    posted(
        "runs/log-inputs", Map.of("run_id", id, "datasets", List.of(Map.of("dataset", dataset))));
  }

  private static void finish(String id, Info info) {
    Map<String, Object> update = new HashMap<>(Map.of("run_id", id, "status", info.status));
    if (info.endTime != null) {
      update.put("end_time", info.endTime);
    }
    posted("runs/update", update);
    if (info.isDeleted) {
      posted("runs/delete", Map.of("run_id", id));
    }
  }

  private static List<Map<String, String>> pairs(Map<String, String> values) {
    return values.entrySet().stream().map(e -> pair(e.getKey(), e.getValue())).toList();
  }

  private static Map<String, String> someTexts(Random random) {
    Map<String, String> some = new HashMap<>();
    KEYS.stream()
        .filter(key -> random.nextInt(4) > 0)
        .forEach(key -> some.put(key, pick(random, TEXTS)));
    return some;
  }

  static List<NaiveRun> create(int count, List<String> experimentIds, Random random) {
    return IntStream.range(0, count)
        .mapToObj(i -> create(pick(random, experimentIds), random))
        .toList();
  }

  static <T> T pick(Random random, List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
