package io.modelkeep.tracking.loggedmodel;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class LoggedModelResourceTest {
  private static final String MODELS = "/api/2.0/mlflow/logged-models";
  private static final String NO_MODEL = "m-0123456789abcdef0123456789abcdef";

  private String experiment;

  @BeforeEach
  void makeExperiment() {
    experiment =
        json(Map.of("name", "logged models " + UUID.randomUUID()))
            .post("/api/2.0/mlflow/experiments/create")
            .then()
            .statusCode(200)
            .extract()
            .path("experiment_id");
  }

  @Test
  void createdModelShowsWhatWasGiven() {
    JsonPath created =
        create(
                Map.of(
                    "name", "鸢尾花 🌸",
                    "model_type", "agent",
                    "source_run_id", "r1",
                    "params", List.of(keyValue("depth", "3")),
                    "tags", List.of(keyValue("team", "red"), keyValue("team", "blue"))))
            .statusCode(200)
            .extract()
            .jsonPath();

    String id = created.get("model.info.model_id");
    assertThat(id).matches("m-[0-9a-f]{32}");
    assertThat(created.getMap("model.info"))
        .containsEntry("experiment_id", experiment)
        .containsEntry("name", "鸢尾花 🌸")
        .containsEntry("status", "LOGGED_MODEL_PENDING")
        .containsEntry("model_type", "agent")
        .containsEntry("source_run_id", "r1")
        .containsEntry("tags", List.of(keyValue("team", "blue")))
        .containsEntry(
            "artifact_uri", "mlflow-artifacts:/%s/models/%s/artifacts".formatted(experiment, id))
        .doesNotContainKeys("status_message", "creator_id", "registrations");
    assertThat(created.getMap("model.data"))
        .isEqualTo(Map.of("params", List.of(keyValue("depth", "3"))));
    assertThat(get(id).extract().jsonPath().getMap("model")).isEqualTo(created.getMap("model"));
  }

  @Test
  void modelWithoutNameGetsOne() {
    create(Map.of()).body("model.info.name", matchesPattern("[a-z]+-[a-z]+-\\d+"));
    create(Map.of("name", "")).body("model.info.name", matchesPattern("[a-z]+-[a-z]+-\\d+"));
  }

  @Test
  void parameterWithTwoValuesMakesNoModel() {
    create(Map.of("params", List.of(keyValue("a", "1"), keyValue("a", "2"))))
        .statusCode(400)
        .body("error_code", equalTo("INVALID_PARAMETER_VALUE"));
    search(Map.of()).body("models", nullValue());
  }

  @Test
  void createInMissingOrDeletedExperimentIsRefused() {
    json(Map.of("experiment_id", "987654321"))
        .post(MODELS)
        .then()
        .statusCode(404)
        .body("message", equalTo("No Experiment with id=987654321 exists"));
    json(Map.of("experiment_id", experiment)).post("/api/2.0/mlflow/experiments/delete");

    create(Map.of())
        .statusCode(400)
        .body(
            "message",
            equalTo(
                "The experiment %s must be in the 'active' state. Current state is deleted."
                    .formatted(experiment)));
  }

  @Test
  void finalizeSetsTheStatus() {
    String id = createModel();

    json(Map.of("model_id", id, "status", "LOGGED_MODEL_READY"))
        .patch(MODELS + "/" + id)
        .then()
        .statusCode(200)
        .body("model.info.status", equalTo("LOGGED_MODEL_READY"));
    get(id).body("model.info.status", equalTo("LOGGED_MODEL_READY"));
  }

  @Test
  void tagsAreReplacedAndDeletedOnce() {
    String id = createModel();

    json(Map.of("tags", List.of(keyValue("a", "1"), keyValue("b", "2"))))
        .patch(MODELS + "/" + id + "/tags")
        .then()
        .statusCode(200);
    json(Map.of("tags", List.of(keyValue("a", "3")))).patch(MODELS + "/" + id + "/tags");
    given().delete(MODELS + "/" + id + "/tags/b").then().statusCode(200);

    get(id).body("model.info.tags", contains(keyValue("a", "3")));
    given()
        .delete(MODELS + "/" + id + "/tags/b")
        .then()
        .statusCode(404)
        .body(
            "message", equalTo("No tag with key 'b' found for model with ID '%s'.".formatted(id)));
  }

  @Test
  void parametersAreAddedButNotChanged() {
    String id = createModel();
    logParams(id, keyValue("a", "1")).statusCode(200);
    logParams(id, keyValue("a", "1"), keyValue("b", "2")).statusCode(200);

    logParams(id, keyValue("a", "9"), keyValue("c", "3"))
        .statusCode(400)
        .body("error_code", equalTo("INVALID_PARAMETER_VALUE"))
        .body("message", containsString("Param with key 'a' was already logged with value '1'"));

    get(id).body("model.data.params", contains(keyValue("a", "1"), keyValue("b", "2")));
  }

  @Test
  void deletedModelIsHiddenUnlessAskedFor() {
    String id = createModel();

    given().delete(MODELS + "/" + id).then().statusCode(200);

    get(id)
        .statusCode(404)
        .body("error_code", equalTo("RESOURCE_DOES_NOT_EXIST"))
        .body("message", equalTo("Logged model with ID '%s' not found.".formatted(id)));
    search(Map.of()).body("models", nullValue());
    given()
        .queryParam("allow_deleted", "true")
        .get(MODELS + "/" + id)
        .then()
        .statusCode(200)
        .body("model.info.model_id", equalTo(id));
  }

  @Test
  void everyChangeOfMissingModelIsNotFound() {
    String path = MODELS + "/" + NO_MODEL;
    List<ValidatableResponse> answers =
        List.of(
            get(NO_MODEL),
            given().delete(path).then(),
            json(Map.of("model_id", NO_MODEL, "status", 2)).patch(path).then(),
            json(Map.of("tags", List.of())).patch(path + "/tags").then(),
            given().delete(path + "/tags/a").then(),
            logParams(NO_MODEL),
            given().get(path + "/artifacts/directories").then(),
            given().get(path + "/artifacts/files?artifact_file_path=a").then());

    for (ValidatableResponse answer : answers) {
      answer
          .statusCode(404)
          .body("error_code", equalTo("RESOURCE_DOES_NOT_EXIST"))
          .body("message", equalTo("Logged model with ID '%s' not found.".formatted(NO_MODEL)));
    }
  }

  @Test
  void artifactsAreListedAndSent() {
    String id = createModel();
    given()
        .body("flavors: {}")
        .put(
            "/api/2.0/mlflow-artifacts/artifacts/%s/models/%s/artifacts/sub/MLmodel"
                .formatted(experiment, id))
        .then()
        .statusCode(200);

    given()
        .get(MODELS + "/" + id + "/artifacts/directories")
        .then()
        .statusCode(200)
        .body(
            "root_uri",
            equalTo("mlflow-artifacts:/%s/models/%s/artifacts".formatted(experiment, id)))
        .body("files", contains(Map.of("path", "sub", "is_dir", true)));
    given()
        .queryParam("artifact_directory_path", "sub")
        .get(MODELS + "/" + id + "/artifacts/directories")
        .then()
        .body("files", contains(Map.of("path", "sub/MLmodel", "is_dir", false, "file_size", 11)));
    String content =
        given()
            .queryParam("artifact_file_path", "sub/MLmodel")
            .get("/ajax-api/2.0/mlflow/logged-models/" + id + "/artifacts/files")
            .then()
            .statusCode(200)
            .extract()
            .asString();
    assertThat(content).isEqualTo("flavors: {}");
  }

  @Test
  void versionsMadeAtOnceAreAllNotedOnTheModel() throws Exception {
    String id = createModel();
    List<String> names =
        IntStream.range(0, 4).mapToObj(i -> "noted " + i + " " + UUID.randomUUID()).toList();
    names.forEach(
        name ->
            json(Map.of("name", name))
                .post("/api/2.0/mlflow/registered-models/create")
                .then()
                .statusCode(200));

    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Future<Integer>> answers =
          IntStream.range(0, 24)
              .mapToObj(i -> threads.submit(() -> register(id, names.get(i % names.size()))))
              .toList();
      for (Future<Integer> answer : answers) {
        assertThat(answer.get()).isEqualTo(200);
      }
    } finally {
      threads.shutdown();
    }

    String noted =
        get(id).extract().path("model.info.tags.find { it.key == 'mlflow.modelVersions' }.value");
    List<Map<String, Object>> versions = JsonPath.from(noted).getList("");
    Set<String> distinct =
        versions.stream()
            .map(v -> v.get("name") + "/" + v.get("version"))
            .collect(Collectors.toSet());
    assertThat(versions).hasSize(24);
    assertThat(distinct).hasSize(24);
  }

  @Test
  void versionOfLoggedModelHasItsRunAndFiles() {
    String name = "lineage " + UUID.randomUUID();
    String id =
        create(Map.of("name", "m", "source_run_id", "0123456789abcdef0123456789abcdef"))
            .extract()
            .path("model.info.model_id");
    json(Map.of("name", name)).post("/api/2.0/mlflow/registered-models/create");

    json(Map.of("name", name, "source", "models:/" + id, "model_id", id))
        .post("/api/2.0/mlflow/model-versions/create")
        .then()
        .statusCode(200)
        .body("model_version.run_id", equalTo("0123456789abcdef0123456789abcdef"));

    given()
        .queryParams("name", name, "version", "1")
        .get("/api/2.0/mlflow/model-versions/get-download-uri")
        .then()
        .body(
            "artifact_uri",
            equalTo("mlflow-artifacts:/%s/models/%s/artifacts".formatted(experiment, id)));
  }

  @Test
  void versionOfMissingLoggedModelIsNotMade() {
    String name = "lineage " + UUID.randomUUID();
    Map<String, String> version =
        Map.of("name", name, "source", "s3://b/m", "run_id", "r", "model_id", NO_MODEL);
    String create = "/api/2.0/mlflow/model-versions/create";

    json(version)
        .post(create)
        .then()
        .statusCode(404)
        .body("message", equalTo("Registered Model with name=%s not found".formatted(name)));

    json(Map.of("name", name)).post("/api/2.0/mlflow/registered-models/create");
    json(version)
        .post(create)
        .then()
        .statusCode(404)
        .body("message", equalTo("Logged model with ID '%s' not found.".formatted(NO_MODEL)));
    given()
        .queryParam("name", name)
        .get("/api/2.0/mlflow/registered-models/get")
        .then()
        .statusCode(200)
        .body("registered_model.latest_versions", nullValue());
  }

  @Test
  void nulInThePathIsRefused() {
    given()
        .urlEncodingEnabled(false)
        .get(MODELS + "/m-%00")
        .then()
        .statusCode(400)
        .body("error_code", equalTo("INVALID_PARAMETER_VALUE"))
        .body("message", equalTo("Invalid value: text must not contain the NUL character."));
  }

  @Test
  void searchFindsOnlyWhatItsExperimentsHold() {
    String id = createModel();

    search(Map.of()).body("models", hasSize(1)).body("models[0].info.model_id", equalTo(id));
    json(Map.of("experiment_ids", List.of("987654321")))
        .post(MODELS + "/search")
        .then()
        .statusCode(200)
        .body("models", nullValue());
    json(Map.of("experiment_ids", List.of("abc")))
        .post(MODELS + "/search")
        .then()
        .statusCode(400)
        .body(
            "message",
            equalTo("Invalid experiment ID 'abc'. Experiment ID must be a valid integer."));
  }

  private static int register(String modelId, String name) {
    return json(Map.of("name", name, "source", "models:/" + modelId, "model_id", modelId))
        .post("/api/2.0/mlflow/model-versions/create")
        .statusCode();
  }

  private String createModel() {
    return create(Map.of("name", "m")).statusCode(200).extract().path("model.info.model_id");
  }

  private ValidatableResponse create(Map<String, Object> fields) {
    Map<String, Object> request = new HashMap<>(fields);
    request.put("experiment_id", experiment);
    return json(request).post(MODELS).then();
  }

  private ValidatableResponse search(Map<String, Object> fields) {
    Map<String, Object> request = new HashMap<>(fields);
    request.put("experiment_ids", List.of(experiment));
    return json(request).post(MODELS + "/search").then().statusCode(200);
  }

  @SafeVarargs
  private static ValidatableResponse logParams(String id, Map<String, String>... params) {
    return json(Map.of("model_id", id, "params", List.of(params)))
        .post(MODELS + "/" + id + "/params")
        .then();
  }

  private static ValidatableResponse get(String id) {
    return given().get(MODELS + "/" + id).then();
  }

  private static Map<String, String> keyValue(String key, String value) {
    return Map.of("key", key, "value", value);
  }

  private static RequestSpecification json(Object body) {
    return given().contentType(ContentType.JSON).body(body);
  }
}
