package io.modelkeep.tracking.dataset;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RunInputResourceTest {
  private static final String API = "/api/2.0/mlflow/";
  private static final String MODEL = "m-0123456789abcdef0123456789abcdef";

  private String experiment;
  private String run;

  @BeforeEach
  void makeRun() {
    experiment =
        post("experiments/create", Map.of("name", "inputs " + UUID.randomUUID()))
            .statusCode(200)
            .extract()
            .path("experiment_id");
    run = createRun();
  }

  @Test
  void runShowsItsInputsInTheOrderTheyWereLogged() {
    logInputs(run, input("wine", "eval"), input("iris", "training")).statusCode(200);
    post("runs/log-inputs", Map.of("run_id", run, "models", List.of(Map.of("model_id", MODEL))))
        .statusCode(200);

    JsonPath inputs = getRun(run);
    assertThat(inputs.getList("run.inputs.dataset_inputs"))
        .isEqualTo(List.of(input("wine", "eval"), input("iris", "training")));
    assertThat(inputs.getList("run.inputs.model_inputs"))
        .isEqualTo(List.of(Map.of("model_id", MODEL)));
  }

  @Test
  void repeatedInputsChangeNothing() {
    logInputs(run, input("iris", "training")).statusCode(200);
    logInputs(run, input("iris", "eval"), input("iris", "test")).statusCode(200);

    assertThat(getRun(run).getList("run.inputs.dataset_inputs"))
        .isEqualTo(List.of(input("iris", "training")));
  }

  @Test
  void datasetIsDescribedByWhoToldOfItFirst() {
    logInputs(run, input("iris", "training")).statusCode(200);
    String other = createRun();
    logInputs(
            other, Map.of("dataset", Map.of("name", "iris", "digest", "1", "source", "elsewhere")))
        .statusCode(200);

    assertThat(getRun(other).getString("run.inputs.dataset_inputs[0].dataset.source"))
        .isEqualTo("{}");
  }

  @Test
  void outputsAreLoggedOnceAtOneStep() {
    logOutputs(run, 2).statusCode(200);
    logOutputs(run, 2).statusCode(200);

    logOutputs(run, 3)
        .statusCode(400)
        .body("error_code", equalTo("INVALID_PARAMETER_VALUE"))
        .body(
            "message",
            equalTo("A logged model can be an output of run %s at one step only.".formatted(run)));
    assertThat(getRun(run).getList("run.outputs.model_outputs"))
        .isEqualTo(List.of(Map.of("model_id", MODEL, "step", 2)));
  }

  @Test
  void missingAndDeletedRunsAreRefused() {
    String missing = "0123456789abcdef0123456789abcdef";
    for (ValidatableResponse answer :
        List.of(logInputs(missing, input("iris", "training")), logOutputs(missing, 1))) {
      answer
          .statusCode(404)
          .body("message", equalTo("Run with id=%s not found".formatted(missing)));
    }
    post("runs/delete", Map.of("run_id", run)).statusCode(200);

    for (ValidatableResponse answer :
        List.of(logInputs(run, input("iris", "training")), logOutputs(run, 1))) {
      answer
          .statusCode(400)
          .body(
              "message",
              equalTo(
                  "The run %s must be in the 'active' state. Current state is deleted."
                      .formatted(run)));
    }
  }

  @Test
  void tooLongDigestLogsNothing() {
    logInputs(
            run,
            input("iris", "training"),
            Map.of("dataset", Map.of("name", "wine", "digest", "d".repeat(37))))
        .statusCode(400)
        .body("message", equalTo("'digest' exceeds the maximum length of 36 characters"));

    assertThat(getRun(run).getList("run.inputs.dataset_inputs")).isNull();
  }

  @Test
  void runsThatShareDatasetsLogThemAtOnce() throws Exception {
    List<String> runs = IntStream.range(0, 12).mapToObj(i -> createRun()).toList();
    Map<String, Object> iris = input("iris", "training");
    Map<String, Object> wine = input("wine", "training");
    ExecutorService threads = Executors.newFixedThreadPool(runs.size());
    try {
      List<Future<Integer>> answers =
          IntStream.range(0, 2 * runs.size())
              .mapToObj(
                  i ->
                      threads.submit(
                          () ->
                              logInputs(
                                      runs.get(i / 2),
                                      i % 4 < 2 ? iris : wine,
                                      i % 4 < 2 ? wine : iris)
                                  .extract()
                                  .statusCode()))
              .toList();
      for (Future<Integer> answer : answers) {
        assertThat(answer.get()).isEqualTo(200);
      }
    } finally {
      threads.shutdown();
    }

    for (String logged : runs) {
      assertThat(getRun(logged).getList("run.inputs.dataset_inputs"))
          .containsExactlyInAnyOrder(iris, wine);
    }
  }

  @Test
  void datasetsOfExperimentsAreFoundOncePerContext() {
    logInputs(run, input("wine", "training"), input("iris", "training")).statusCode(200);
    logInputs(createRun(), input("iris", "eval")).statusCode(200);
    logInputs(createRun(), input("iris", "eval")).statusCode(200);
    logInputs(createRun(), Map.of("dataset", dataset("iris"))).statusCode(200);

    for (String prefix : List.of("/api", "/ajax-api")) {
      JsonPath found =
          given()
              .contentType(ContentType.JSON)
              .body(Map.of("experiment_ids", List.of(experiment)))
              .post(prefix + "/2.0/mlflow/experiments/search-datasets")
              .then()
              .statusCode(200)
              .extract()
              .jsonPath();
      assertThat(found.getList("dataset_summaries"))
          .isEqualTo(
              List.of(
                  Map.of("experiment_id", experiment, "name", "iris", "digest", "1"),
                  summary("iris", "eval"),
                  summary("iris", "training"),
                  summary("wine", "training")));
    }
  }

  @Test
  void searchOfNoOrTooManyExperimentsIsRefused() {
    post("experiments/search-datasets", Map.of())
        .statusCode(400)
        .body(
            "message", equalTo("SearchDatasets request must specify at least one experiment_id."));
    post("experiments/search-datasets", Map.of("experiment_ids", List.of("987654321")))
        .statusCode(200)
        .body("dataset_summaries", nullValue());
    List<String> ids = IntStream.range(0, 21).mapToObj(Integer::toString).toList();
    post("experiments/search-datasets", Map.of("experiment_ids", ids))
        .statusCode(400)
        .body(
            "message",
            equalTo(
                "SearchDatasets request cannot specify more than 20 experiment_ids. Received 21"
                    + " experiment_ids."));
  }

  private Map<String, String> summary(String name, String context) {
    return Map.of("experiment_id", experiment, "name", name, "digest", "1", "context", context);
  }

  private String createRun() {
    return post("runs/create", Map.of("experiment_id", experiment))
        .statusCode(200)
        .extract()
        .path("run.info.run_id");
  }

  @SafeVarargs
  private static ValidatableResponse logInputs(String run, Map<String, Object>... datasets) {
    return post("runs/log-inputs", Map.of("run_id", run, "datasets", List.of(datasets)));
  }

  private static ValidatableResponse logOutputs(String run, int step) {
    return post(
        "runs/outputs",
        Map.of("run_id", run, "models", List.of(Map.of("model_id", MODEL, "step", step))));
  }

  private static Map<String, Object> input(String name, String context) {
    return Map.of(
        "tags",
        List.of(Map.of("key", "mlflow.data.context", "value", context)),
        "dataset",
        dataset(name));
  }

  private static Map<String, String> dataset(String name) {
    return Map.of("name", name, "digest", "1", "source_type", "local", "source", "{}");
  }

  private static JsonPath getRun(String run) {
    return given()
        .queryParam("run_id", run)
        .get(API + "runs/get")
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  private static ValidatableResponse post(String path, Object body) {
    return given().contentType(ContentType.JSON).body(body).post(API + path).then();
  }
}
