package io.modelkeep.tracking.run;

import static io.modelkeep.tracking.TrackingApi.assertInvalid;
import static io.modelkeep.tracking.TrackingApi.assertRefused;
import static io.modelkeep.tracking.TrackingApi.createExperiment;
import static io.modelkeep.tracking.TrackingApi.createRun;
import static io.modelkeep.tracking.TrackingApi.getRun;
import static io.modelkeep.tracking.TrackingApi.metric;
import static io.modelkeep.tracking.TrackingApi.pair;
import static io.modelkeep.tracking.TrackingApi.post;
import static io.modelkeep.tracking.TrackingApi.posted;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class RunLogResourceTest {
  private String run;

  @BeforeEach
  void createTheRun() {
    run = createRun(createExperiment(), Map.of("run_name", "first"));
  }

  private void logMetric(String key, Object value, long timestamp, long step) {
    posted(
        "runs/log-metric",
        Map.of("run_id", run, "key", key, "value", value, "timestamp", timestamp, "step", step));
  }

  @ParameterizedTest
  @CsvSource({
    "1,            1.0",
    "0.1,          0.1",
    "NaN,          NaN",
    "Infinity,     1.7976931348623157E308",
    "-Infinity,   -1.7976931348623157E308",
    "1e-300,       1e-300"
  })
  void metricComesBackFinite(String sent, String shown) {
    logMetric("loss", sent, 1, 0);

    JsonPath found = getRun(run);
    assertThat(found.getString("run.data.metrics[0].key")).isEqualTo("loss");
    assertThat(Double.valueOf(found.getString("run.data.metrics[0].value")))
        .isEqualTo(Double.valueOf(shown));
  }

  @Test
  void latestMetricIsThatOfTheLastStepThenTimeThenValue() {
    logMetric("loss", 5, 10, 2);
    logMetric("loss", 9, 99, 1);
    assertThat(latest()).isEqualTo(shown("loss", 5, 10, 2));
    logMetric("loss", 4, 10, 2);
    assertThat(latest()).isEqualTo(shown("loss", 5, 10, 2));
    logMetric("loss", 3, 11, 2);
    assertThat(latest()).isEqualTo(shown("loss", 3, 11, 2));
    logMetric("loss", "NaN", 11, 2);
    assertThat(latest()).isEqualTo(shown("loss", 3, 11, 2));
    logMetric("loss", 1, 0, Long.MAX_VALUE);
    assertThat(latest().get("step")).isEqualTo(Long.MAX_VALUE);
  }

  private static Map<String, Object> shown(String key, double value, int timestamp, int step) {
    return Map.of("key", key, "value", value, "timestamp", timestamp, "step", step);
  }

  private Map<String, Object> latest() {
    return getRun(run).getMap("run.data.metrics[0]");
  }

  @Test
  void pointsOfUnknownModelAreRefused() {
    assertRefused(
        post(
            "runs/log-metric",
            Map.of("run_id", run, "key", "a", "value", 1, "timestamp", 1, "model_id", "m-none")),
        404,
        "RESOURCE_DOES_NOT_EXIST",
        "Logged model with ID 'm-none' not found.");
    assertThat(getRun(run).getList("run.data.metrics")).isNull();
  }

  @Test
  void negativeTimeIsRefused() {
    assertInvalid(
        post("runs/log-metric", Map.of("run_id", run, "key", "a", "value", 1, "timestamp", -1)),
        "Invalid value -1 for parameter 'timestamp' supplied: metric 'a' (value=1.0). Timestamp"
            + " must be a nonnegative long (64-bit integer) ");
  }

  @Test
  void paramIsSetOnce() {
    Map<String, String> param = Map.of("run_id", run, "key", "depth", "value", "3");
    posted("runs/log-parameter", param);
    posted("runs/log-parameter", param);

    assertInvalid(
        post("runs/log-parameter", Map.of("run_id", run, "key", "depth", "value", "4")),
        ("Changing param values is not allowed. Param with key='depth' was already logged with"
                + " value='3' for run ID='%s'. Attempted logging new value '4'.")
            .formatted(run));
    assertThat(getRun(run).getList("run.data.params")).containsExactly(pair("depth", "3"));
  }

  @Test
  void longValuesAreCut() {
    posted("runs/log-parameter", Map.of("run_id", run, "key", "p", "value", "🚀".repeat(6001)));
    posted("runs/set-tag", Map.of("run_id", run, "key", "t", "value", "x".repeat(8001)));

    JsonPath found = getRun(run);
    assertThat(found.getString("run.data.params[0].value")).isEqualTo("🚀".repeat(6000));
    assertThat(found.getString("run.data.tags.find { it.key == 't' }.value")).hasSize(8000);
  }

  @Test
  void tagOfTheNameRenamesTheRun() {
    posted("runs/set-tag", Map.of("run_id", run, "key", "mlflow.runName", "value", "second"));
    posted("runs/set-tag", Map.of("run_id", run, "key", "mlflow.runName", "value", ""));

    assertThat(getRun(run).getString("run.info.run_name")).isEqualTo("second");
    assertThat(getRun(run).getList("run.data.tags"))
        .containsExactly(pair("mlflow.runName", "second"));
  }

  @Test
  void tagIsDeletedOnce() {
    posted("runs/set-tag", Map.of("run_id", run, "key", "t", "value", ""));
    posted("runs/delete-tag", Map.of("run_id", run, "key", "t"));

    assertRefused(
        post("runs/delete-tag", Map.of("run_id", run, "key", "t")),
        404,
        "RESOURCE_DOES_NOT_EXIST",
        "No tag with name: t in run with id " + run);
  }

  @Test
  void batchIsLoggedWhole() {
    posted(
        "runs/log-batch",
        Map.of(
            "run_id", run,
            "metrics", List.of(metric("b", 1, 1, 0), metric("a", 2, 1, 1), metric("a", 1, 1, 0)),
            "params", List.of(pair("p", "1")),
            "tags", List.of(pair("t", "1"), pair("t", "2"), pair("mlflow.runName", "second"))));

    JsonPath found = getRun(run);
    assertThat(found.getList("run.data.metrics"))
        .containsExactly(shown("a", 2, 1, 1), shown("b", 1, 1, 0));
    assertThat(found.getList("run.data.params")).containsExactly(pair("p", "1"));
    assertThat(found.getList("run.data.tags"))
        .containsExactly(pair("mlflow.runName", "second"), pair("t", "2"));
    assertThat(found.getString("run.info.run_name")).isEqualTo("second");
  }

  @Test
  void batchThatChangesAParamLogsNothing() {
    posted("runs/log-parameter", Map.of("run_id", run, "key", "p", "value", "it's"));

    assertInvalid(
        post(
            "runs/log-batch",
            Map.of(
                "run_id", run,
                "metrics", List.of(metric("a", 1, 1, 0)),
                "params", List.of(pair("p", "2"), pair("q", "1")),
                "tags", List.of(pair("t", "1")))),
        ("Changing param values is not allowed. Params were already logged='[{'key': 'p',"
                + " 'old_value': \"it's\", 'new_value': '2'}]' for run ID='%s'.")
            .formatted(run));

    JsonPath found = getRun(run);
    assertThat(found.getList("run.data.metrics")).isNull();
    assertThat(found.getList("run.data.params")).containsExactly(pair("p", "it's"));
    assertThat(found.getList("run.data.tags")).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"metrics, 1001, 1000", "params, 101, 100", "tags, 101, 100"})
  void batchIsLimited(String field, int size, int limit) {
    List<?> items =
        IntStream.range(0, size)
            .mapToObj(i -> field.equals("metrics") ? metric("a", i, 1, i) : pair("k" + i, "1"))
            .toList();

    assertInvalid(
        post("runs/log-batch", Map.of("run_id", run, field, items)),
        ("A batch logging request can contain at most %1$d %2$s. Got %3$d %2$s. Please split up"
                + " %2$s across multiple requests and try again.")
            .formatted(limit, field, size));
  }

  @Test
  void itemOfABatchWithoutAFieldIsNamed() {
    assertInvalid(
        post(
            "runs/log-batch",
            Map.of(
                "run_id",
                run,
                "metrics",
                List.of(metric("a", 1, 1, 0), Map.of("key", "b", "value", 1)))),
        "Missing value for required parameter 'metrics[1].timestamp'. See the API docs for more"
            + " information about request parameters.");
  }

  @Test
  void repeatedParamsOfABatchAreRefused() {
    assertInvalid(
        post(
            "runs/log-batch",
            Map.of("run_id", run, "params", List.of(pair("a", "1"), pair("a", "1")))),
        "Duplicate parameter keys have been submitted: ['a']. Please ensure the request contains"
            + " only one param value per param key.");
  }

  @Test
  void loggedModelsAreListedInATag() {
    String model =
        "{\"run_id\":\"%s\",\"artifact_path\":\"a\",\"utc_time_created\":\"now\",\"flavors\":{}}";
    posted("runs/log-model", Map.of("run_id", run, "model_json", model.formatted("1")));
    posted("runs/log-model", Map.of("run_id", run, "model_json", model.formatted("2")));

    assertThat(
            getRun(run)
                .getString("run.data.tags.find { it.key == 'mlflow.log-model.history' }.value"))
        .isEqualTo(
            "[{\"run_id\": \"1\", \"artifact_path\": \"a\", \"utc_time_created\": \"now\", \"flavors\":"
                + " {}}, {\"run_id\": \"2\", \"artifact_path\": \"a\", \"utc_time_created\": \"now\","
                + " \"flavors\": {}}]");
  }
}
