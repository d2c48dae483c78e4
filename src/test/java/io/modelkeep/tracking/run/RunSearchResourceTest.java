package io.modelkeep.tracking.run;

import static io.modelkeep.tracking.TrackingApi.assertInvalid;
import static io.modelkeep.tracking.TrackingApi.createExperiment;
import static io.modelkeep.tracking.TrackingApi.createRun;
import static io.modelkeep.tracking.TrackingApi.post;
import static io.modelkeep.tracking.TrackingApi.posted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class RunSearchResourceTest {
  private static final int RUNS = 40;
  private static final int SEARCHES = 40;

  /** Random searches over random runs find what a plain evaluation in memory finds. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void searchAgreesWithPlainEvaluation(long seed) {
    Random random = new Random(seed);
    String experiment = createExperiment();
    List<NaiveRun> runs =
        IntStream.range(0, RUNS).mapToObj(i -> NaiveRun.create(experiment, random)).toList();
    for (int i = 0; i < SEARCHES; i++) {
      List<NaiveRun.Clause<Predicate<NaiveRun>>> comparisons =
          Stream.generate(() -> NaiveRun.comparison(random)).limit(random.nextInt(4)).toList();
      List<NaiveRun.Clause<Comparator<NaiveRun>>> order = distinctOrder(random);
      String filter =
          comparisons.stream().map(NaiveRun.Clause::text).collect(Collectors.joining(" AND "));
      List<String> orderBy = order.stream().map(NaiveRun.Clause::text).toList();

      assertThat(searchAll(experiment, filter, orderBy, 1 + random.nextInt(RUNS)))
          .as("%s order by %s", filter, orderBy)
          .isEqualTo(evaluate(runs, comparisons, order));
    }
  }

  /** Up to two keys; one key twice is refused. */
  private static List<NaiveRun.Clause<Comparator<NaiveRun>>> distinctOrder(Random random) {
    Map<String, NaiveRun.Clause<Comparator<NaiveRun>>> byKey = new HashMap<>();
    Stream.generate(() -> NaiveRun.order(random))
        .limit(random.nextInt(3))
        .forEach(clause -> byKey.put(clause.text().split(" ", 2)[0], clause));
    return List.copyOf(byKey.values());
  }

  private static List<String> evaluate(
      List<NaiveRun> runs,
      List<NaiveRun.Clause<Predicate<NaiveRun>>> comparisons,
      List<NaiveRun.Clause<Comparator<NaiveRun>>> order) {
    Comparator<NaiveRun> comparator =
        Stream.concat(
                order.stream().map(NaiveRun.Clause::meaning), Stream.of(NaiveRun.tieBreaker()))
            .reduce(Comparator::thenComparing)
            .orElseThrow();
    return runs.stream()
        .filter(run -> comparisons.stream().allMatch(c -> c.meaning().test(run)))
        .sorted(comparator)
        .map(NaiveRun::id)
        .toList();
  }

  private static List<String> searchAll(
      String experiment, String filter, List<String> orderBy, int pageSize) {
    Map<String, Object> request = new HashMap<>();
    request.put("experiment_ids", List.of(experiment));
    request.put("filter", filter);
    request.put("order_by", orderBy);
    request.put("max_results", pageSize);
    List<String> found = new ArrayList<>();
    String token;
    do {
      JsonPath page = posted("runs/search", request);
      List<String> ids = page.getList("runs.info.run_id");
      found.addAll(ids == null ? List.of() : ids);
      token = page.getString("next_page_token");
      request.put("page_token", token);
    } while (token != null);
    return found;
  }

  /** Numbers, NaN and nothing are found one after the other; a page may begin and end anywhere. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6})
  void pagesByAMetricGoFromNumbersOverNanToRunsWithoutIt(int pageSize) {
    String experiment = createExperiment();
    List<String> runs = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      runs.add(createRun(experiment, Map.of("start_time", 6 - i)));
    }
    log(runs.get(0), -1.5);
    log(runs.get(1), 0);
    log(runs.get(2), "NaN");
    log(runs.get(3), "NaN");

    assertThat(searchAll(experiment, "", List.of("metrics.loss"), pageSize))
        .containsExactlyElementsOf(runs);
    assertThat(searchAll(experiment, "", List.of("metrics.loss DESC"), pageSize))
        .containsExactly(
            runs.get(1), runs.get(0), runs.get(2), runs.get(3), runs.get(4), runs.get(5));
  }

  private static void log(String run, Object value) {
    posted(
        "runs/log-metric",
        Map.of("run_id", run, "key", "loss", "value", value, "timestamp", 1, "step", 0));
  }

  @Test
  void searchLooksIntoSeveralExperiments() {
    String first = createExperiment();
    String second = createExperiment();
    String late = createRun(second, Map.of("start_time", 2));
    String early = createRun(first, Map.of("start_time", 1));

    assertThat(
            posted("runs/search", Map.of("experiment_ids", List.of(first, second)))
                .getList("runs.info.run_id"))
        .containsExactly(late, early);
  }

  @Test
  void searchWithoutExperimentsIsEmpty() {
    post("runs/search", Map.of()).statusCode(200).body("", equalTo(Map.of()));
  }

  @Test
  void searchByNameAsksTheTag() {
    String experiment = createExperiment();
    String run = createRun(experiment, Map.of("run_name", "First"));
    createRun(experiment, Map.of("run_name", "second"));

    assertThat(
            posted(
                    "runs/search",
                    Map.of(
                        "experiment_ids",
                        List.of(experiment),
                        "filter",
                        "attributes.`run name` ILIKE 'first'"))
                .getList("runs.info.run_id"))
        .containsExactly(run);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1})
  void searchForNothingIsRefused(int limit) {
    assertInvalid(
        post("runs/search", Map.of("experiment_ids", List.of("0"), "max_results", limit)),
        "Invalid value %d for parameter 'max_results' supplied. It must be a positive integer"
            .formatted(limit));
  }

  @Test
  void tokenOfAnotherOrderIsRefused() {
    String experiment = createExperiment();
    createRun(experiment, Map.of());
    createRun(experiment, Map.of());
    String token =
        posted("runs/search", Map.of("experiment_ids", List.of(experiment), "max_results", 1))
            .getString("next_page_token");

    post(
            "runs/search",
            Map.of(
                "experiment_ids",
                List.of(experiment),
                "page_token",
                token,
                "order_by",
                List.of("metrics.a")))
        .statusCode(400);
  }
}
