package io.modelkeep.tracking.run;

import static io.modelkeep.tracking.TrackingApi.assertInvalid;
import static io.modelkeep.tracking.TrackingApi.createExperiment;
import static io.modelkeep.tracking.TrackingApi.createRun;
import static io.modelkeep.tracking.TrackingApi.post;
import static io.modelkeep.tracking.TrackingApi.posted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class RunSearchResourceTest {
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

    assertThat(searchInOrder(experiment, "metrics.loss", pageSize)).containsExactlyElementsOf(runs);
    assertThat(searchInOrder(experiment, "metrics.loss DESC", pageSize))
        .containsExactly(
            runs.get(1), runs.get(0), runs.get(2), runs.get(3), runs.get(4), runs.get(5));
  }

  private static List<String> searchInOrder(String experiment, String orderBy, int pageSize) {
    return RunSearchPropertyTest.everyPage(
        new HashMap<>(
            Map.of(
                "experiment_ids", List.of(experiment),
                "order_by", List.of(orderBy),
                "max_results", pageSize)));
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
  void nullAmongExperimentsEndsThem() {
    String experiment = createExperiment();
    String run = createRun(experiment, Map.of());

    assertThat(
            posted("runs/search", Map.of("experiment_ids", Arrays.asList(experiment, null)))
                .getList("runs.info.run_id"))
        .containsExactly(run);
    assertInvalid(
        post(
            "runs/search",
            Map.of("experiment_ids", List.of(experiment), "order_by", Arrays.asList("a", null))),
        "Invalid value [\"a\",null] for parameter 'order_by' supplied:  Hint: Value was of type"
            + " 'list'. See the API docs for more information about request parameters.");
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
