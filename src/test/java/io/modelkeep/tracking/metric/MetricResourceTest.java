package io.modelkeep.tracking.metric;

import static io.modelkeep.tracking.TrackingApi.assertInvalid;
import static io.modelkeep.tracking.TrackingApi.createExperiment;
import static io.modelkeep.tracking.TrackingApi.createRun;
import static io.modelkeep.tracking.TrackingApi.get;
import static io.modelkeep.tracking.TrackingApi.metric;
import static io.modelkeep.tracking.TrackingApi.posted;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class MetricResourceTest {
  private static final String HISTORY = "metrics/get-history";
  private static final String BULK = "metrics/get-history-bulk";
  private static final String SAMPLE = "metrics/get-history-bulk-interval";

  private String run;

  @BeforeEach
  void createTheRun() {
    run = createRun(createExperiment(), Map.of());
  }

  private void log(List<?> metrics) {
    posted("runs/log-batch", Map.of("run_id", run, "metrics", metrics));
  }

  private static JsonPath found(String path, Map<String, ?> query) {
    return get(path, query).statusCode(200).extract().jsonPath();
  }

  @Test
  void historyGoesByTimeStepAndValue() {
    log(
        List.of(
            metric("a", 3, 2, 0),
            metric("a", 2, 1, 1),
            metric("a", "NaN", 1, 0),
            metric("a", 1, 1, 0),
            metric("a", 1, 1, 0),
            metric("b", 1, 1, 0)));

    assertThat(
            found(HISTORY, Map.of("run_id", run, "metric_key", "a"))
                .getList("metrics.value", String.class))
        .containsExactly("NaN", "1.0", "2.0", "3.0");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 10})
  void pagesOfAHistoryJoinWithoutGap(int size) {
    log(IntStream.range(0, 7).mapToObj(i -> metric("a", i % 2 == 0 ? "NaN" : i, 5, i)).toList());
    Map<String, Object> query = new HashMap<>();
    query.putAll(Map.of("run_id", run, "metric_key", "a", "max_results", size));

    List<Integer> steps = new ArrayList<>();
    String token;
    do {
      JsonPath page = found(HISTORY, query);
      steps.addAll(page.getList("metrics.step", Integer.class));
      token = page.getString("next_page_token");
      query.put("page_token", token);
    } while (token != null);

    assertThat(steps).containsExactly(0, 1, 2, 3, 4, 5, 6);
  }

  /** More points than are in memory at a time. */
  @Test
  void longHistoriesAreWhole() {
    int points = 12_001;
    for (int first = 0; first < points; first += 1000) {
      int last = Math.min(first + 1000, points);
      log(IntStream.range(first, last).mapToObj(i -> metric("a", i, 1, i)).toList());
    }

    assertSteps(found(HISTORY, Map.of("run_id", run, "metric_key", "a")), 0, points);
    JsonPath page = found(HISTORY, Map.of("run_id", run, "metric_key", "a", "max_results", 11_000));
    assertSteps(page, 0, 11_000);
    JsonPath rest =
        found(
            HISTORY,
            Map.of(
                "run_id", run, "metric_key", "a", "page_token", page.getString("next_page_token")));
    assertSteps(rest, 11_000, points);
    assertThat(rest.getString("next_page_token")).isNull();
  }

  private static void assertSteps(JsonPath page, int first, int end) {
    assertThat(page.getList("metrics.step", Integer.class))
        .isEqualTo(IntStream.range(first, end).boxed().toList());
  }

  @Test
  void historyOfUnknownRunIsEmpty() {
    get(HISTORY, Map.of("run_id", "none", "metric_key", "a"))
        .statusCode(200)
        .body("", equalTo(Map.of()));
  }

  @Test
  void pageWithoutPointsIsRefused() {
    assertInvalid(
        get(HISTORY, Map.of("run_id", run, "metric_key", "a", "max_results", 0)),
        "Invalid value 0 for parameter 'max_results' supplied. It must be a positive integer.");
  }

  @Test
  void bulkListsTheRunsOneAfterTheOther() {
    String other = createRun(createExperiment(), Map.of());
    log(List.of(metric("a", 1, 1, 0), metric("a", 2, 2, 1)));
    posted("runs/log-batch", Map.of("run_id", other, "metrics", List.of(metric("a", 3, 1, 0))));

    JsonPath all = found(BULK, Map.of("run_id", List.of(run, other), "metric_key", "a"));
    assertThat(all.getList("metrics.run_id", String.class)).hasSize(3).isSorted();
    assertThat(
            found(BULK, Map.of("run_id", List.of(run, other), "metric_key", "a", "max_results", 2))
                .getList("metrics"))
        .hasSize(2);
    assertThat(found(BULK, Map.of("run_id", run, "metric_key", "none")).getList("metrics"))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"-1", "x", "1.5"})
  void bulkWithUnfitLimitIsRefused(String limit) {
    get(BULK, Map.of("run_id", run, "metric_key", "a", "max_results", limit)).statusCode(400);
  }

  @ParameterizedTest
  @CsvSource({"10, 1", "10, 2", "10, 3", "10, 7", "10, 10", "10, 11", "1, 5", "11, 4"})
  void sampleIsEvenAndKeepsTheLastPoint(int points, int size) {
    log(IntStream.range(0, points).mapToObj(i -> metric("a", i, 1, i)).toList());

    assertThat(
            found(SAMPLE, Map.of("run_ids", run, "metric_key", "a", "max_results", size))
                .getList("metrics.step", Integer.class))
        .isEqualTo(sample(points, size));
  }

  /** The first of each of {@code size} buckets as large as each other, and the last of all. */
  private static List<Integer> sample(int points, int size) {
    List<Integer> firsts = new ArrayList<>();
    int first = 0;
    for (int bucket = 0; bucket < size && first < points; bucket++) {
      firsts.add(first);
      first += points / size + (bucket < points % size ? 1 : 0);
    }
    firsts.set(firsts.size() - 1, points - 1);
    return firsts;
  }

  @Test
  void sampleKeepsToTheInterval() {
    log(IntStream.range(0, 10).mapToObj(i -> metric("a", i, 1, i)).toList());

    assertThat(
            found(SAMPLE, Map.of("run_ids", run, "metric_key", "a", "start_step", 3, "end_step", 5))
                .getList("metrics.step"))
        .containsExactly(3, 4, 5);
    assertInvalid(
        get(SAMPLE, Map.of("run_ids", run, "metric_key", "a", "start_step", 3)),
        "If either start step or end step are specified, both must be specified.");
    assertInvalid(
        get(SAMPLE, Map.of("run_ids", run, "metric_key", "a", "start_step", 3, "end_step", 2)),
        "end_step must be greater than start_step. Found start_step=3 and end_step=2.");
  }

  @Test
  void sampleGoesRunByRunAsAsked() {
    String empty = createRun(createExperiment(), Map.of());
    String other = createRun(createExperiment(), Map.of());
    log(List.of(metric("a", 1, 1, 0), metric("a", "NaN", 2, 1)));
    posted("runs/log-batch", Map.of("run_id", other, "metrics", List.of(metric("a", 3, 1, 7))));

    JsonPath sample =
        found(SAMPLE, Map.of("run_ids", List.of(empty, other, "none", run), "metric_key", "a"));
    assertThat(sample.getList("metrics.run_id")).containsExactly(other, run, run);
    assertThat(sample.getList("metrics.value", String.class)).containsExactly("3.0", "1.0", "NaN");
    get(SAMPLE, Map.of("run_ids", List.of(empty, "none"), "metric_key", "a"))
        .statusCode(200)
        .body("", equalTo(Map.of()));
  }

  @Test
  void bulkGivesNoMoreThanAsked() {
    String other = createRun(createExperiment(), Map.of());
    List<?> points = IntStream.range(0, 5).mapToObj(i -> metric("a", i, i, i)).toList();
    log(points);
    posted("runs/log-batch", Map.of("run_id", other, "metrics", points));

    List<String> first = List.of(run, other).stream().sorted().toList();
    JsonPath bulk =
        found(BULK, Map.of("run_id", List.of(run, other), "metric_key", "a", "max_results", 7));
    assertThat(bulk.getList("metrics.step", Integer.class)).containsExactly(0, 1, 2, 3, 4, 0, 1);
    assertThat(bulk.getString("metrics[0].run_id")).isEqualTo(first.get(0));
    assertThat(bulk.getString("metrics[6].run_id")).isEqualTo(first.get(1));
  }

  @Test
  void sampleOfNoRunIsEmpty() {
    given()
        .contentType(ContentType.JSON)
        .body(Map.of("run_ids", List.of(), "metric_key", "a"))
        .get("/api/2.0/mlflow/" + SAMPLE)
        .then()
        .statusCode(200)
        .body("", equalTo(Map.of()));
  }

  @Test
  void sampleOfTooManyRunsIsRefused() {
    assertInvalid(
        get(SAMPLE, Map.of("run_ids", Collections.nCopies(101, run), "metric_key", "a")),
        "GetMetricHistoryBulkInterval request must specify at most 100 run_ids. Received 101"
            + " run_ids. See the API docs for more information about request parameters.");
  }
}
