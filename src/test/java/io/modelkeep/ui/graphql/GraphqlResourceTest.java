package io.modelkeep.ui.graphql;

import static io.modelkeep.tracking.TrackingApi.createExperiment;
import static io.modelkeep.tracking.TrackingApi.createRun;
import static io.modelkeep.tracking.TrackingApi.freshName;
import static io.modelkeep.tracking.TrackingApi.metric;
import static io.modelkeep.tracking.TrackingApi.pair;
import static io.modelkeep.tracking.TrackingApi.posted;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The queries of the web UI, and what is wrong with others. */
@QuarkusTest
class GraphqlResourceTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private String experiment;

  @BeforeEach
  void createTheExperiment() {
    experiment = createExperiment();
  }

  @Test
  void anExperimentIsAnsweredAsTheUiAsks() throws JsonProcessingException {
    JsonNode answer =
        ask(
            """
            query MlflowGetExperimentQuery($input: MlflowGetExperimentInput!)
                @component(name: "MLflow.ExperimentRunTracking") {
              mlflowGetExperiment(input: $input) {
                __typename
                apiError { code message }
                experiment { experimentId lifecycleStage effectiveTraceArchivalRetention
                    tags { key value } }
              }
            }
            """,
            Map.of("input", Map.of("experimentId", experiment)));

    assertThat(answer)
        .isEqualTo(
            JSON.readTree(
                """
                {"data": {"mlflowGetExperiment": {
                  "__typename": "MlflowGetExperimentResponse",
                  "apiError": null,
                  "experiment": {"experimentId": "%s", "lifecycleStage": "active",
                    "effectiveTraceArchivalRetention": "", "tags": []}}},
                 "errors": null}
                """
                    .formatted(experiment)));
  }

  @Test
  void timesAndStepsAreTextAndMetricsAreNumbers() throws JsonProcessingException {
    String run = createRun(experiment, Map.of("start_time", 1234567890123L, "run_name", "first"));
    posted(
        "runs/log-batch",
        Map.of(
            "run_id", run,
            "metrics", List.of(metric("a", 2, 5, 3), metric("not a number", "NaN", 5, 3)),
            "params", List.of(pair("p", "1"))));

    JsonNode found =
        run(
            run,
            """
            info { runName status startTime endTime runUuid }
            data { metrics { key value step timestamp } params { key value } tags { key value } }
            inputs { datasetInputs { dataset { name } } modelInputs { modelId } }
            outputs { modelOutputs { modelId step } }
            experiment { experimentId }
            modelVersions { name }
            """);

    assertThat(found)
        .isEqualTo(
            JSON.readTree(
                """
                {"info": {"runName": "first", "status": "RUNNING", "startTime": "1234567890123",
                   "endTime": "0", "runUuid": "%s"},
                 "data": {"metrics": [
                     {"key": "a", "value": 2.0, "step": "3", "timestamp": "5"},
                     {"key": "not a number", "value": null, "step": "3", "timestamp": "5"}],
                   "params": [{"key": "p", "value": "1"}],
                   "tags": [{"key": "mlflow.runName", "value": "first"}]},
                 "inputs": {"datasetInputs": [], "modelInputs": []},
                 "outputs": {"modelOutputs": []},
                 "experiment": {"experimentId": "%s"},
                 "modelVersions": []}
                """
                    .formatted(run, experiment)));
  }

  @Test
  void aRunShowsTheVersionsMadeOfIt() throws JsonProcessingException {
    String run = createRun(experiment, Map.of());
    String model = freshName();
    posted("registered-models/create", Map.of("name", model));
    posted(
        "model-versions/create", Map.of("name", model, "source", "s3://bucket/m", "run_id", run));

    assertThat(
            run(
                run,
                """
                modelVersions { name version status source description aliases modelParams { name }
                    deploymentJobState { jobId jobState } }
                """))
        .isEqualTo(
            JSON.readTree(
                """
                {"modelVersions": [{"name": "%s", "version": "1", "status": "READY",
                   "source": "s3://bucket/m", "description": "", "aliases": [], "modelParams": [],
                   "deploymentJobState": {"jobId": "", "jobState": null}}]}
                """
                    .formatted(model)));
  }

  @Test
  void searchesAnswerAsTheirEndpoints() {
    String run = createRun(experiment, Map.of("run_name", "only"));
    posted("runs/log-batch", Map.of("run_id", run, "metrics", List.of(metric("a", 2, 5, 3))));
    Map<String, Object> ofRun = Map.of("runId", run);

    assertThat(
            field(
                    "query($i: MlflowSearchRunsInput) { mlflowSearchRuns(input: $i)"
                        + " { runs { info { runName } } nextPageToken } }",
                    Map.of("experimentIds", List.of(experiment), "runViewType", "ALL"))
                .toString())
        .isEqualTo("{\"runs\":[{\"info\":{\"runName\":\"only\"}}],\"nextPageToken\":\"\"}");
    assertThat(
            field(
                    "query($i: MlflowGetMetricHistoryBulkIntervalInput)"
                        + " { mlflowGetMetricHistoryBulkInterval(input: $i)"
                        + " { metrics { key value step } } }",
                    Map.of("runIds", List.of(run), "metricKey", "a", "maxResults", 10))
                .toString())
        .isEqualTo("{\"metrics\":[{\"key\":\"a\",\"value\":2.0,\"step\":\"3\"}]}");
    assertThat(
            field(
                    "query($i: MlflowListArtifactsInput) { mlflowListArtifacts(input: $i)"
                        + " { files { path isDir fileSize } } }",
                    ofRun)
                .toString())
        .isEqualTo("{\"files\":[]}");
    assertThat(
            field(
                    "query($i: MlflowSearchModelVersionsInput) { mlflowSearchModelVersions(input: $i)"
                        + " { modelVersions { name } nextPageToken } }",
                    Map.of("filter", "run_id = '%s'".formatted(run), "maxResults", "5"))
                .toString())
        .isEqualTo("{\"modelVersions\":[],\"nextPageToken\":\"\"}");
    assertThat(
            field(
                    "mutation($i: MlflowSearchDatasetsInput) { mlflowSearchDatasets(input: $i)"
                        + " { datasetSummaries { name } } }",
                    Map.of("experimentIds", List.of(experiment)))
                .toString())
        .isEqualTo("{\"datasetSummaries\":[]}");
  }

  @Test
  void aFailureIsAMessageBesideNoData() throws JsonProcessingException {
    assertThat(
            ask(
                "{ mlflowGetExperiment(input: {experimentId: \"99999999\"})"
                    + " { experiment { name } } }",
                Map.of()))
        .isEqualTo(
            JSON.readTree(
                """
                {"data": {"mlflowGetExperiment": null},
                 "errors": ["No Experiment with id=99999999 exists"]}
                """));
    assertThat(ask("{ mlflowGetRun { run { info { runId } } } }", Map.of()))
        .isEqualTo(
            JSON.readTree(
                """
                {"data": {"mlflowGetRun": null},
                 "errors": ["Missing value for required argument 'input'."]}
                """));
  }

  @Test
  void aQueryThatDoesNotFitTheSchemaHasNoData() {
    for (String query :
        new String[] {
          "{ nothing }",
          "{ mlflowGetExperiment(input: {experimentId: \"0\"}) { experiment } }",
          "{ mlflowGetExperiment(input: {experimentId: 0}) { apiError { code } } }",
          "query($input: MlflowGetExperimentInput!) { mlflowGetExperiment(input: $input)"
              + " { apiError { code } } }",
          "query @component { __typename }",
          "subscription { nothing }",
          "query A { __typename } query B { __typename }"
        }) {
      JsonNode answer = ask(query, Map.of());

      assertThat(answer.path("data").isNull()).as(query).isTrue();
      assertThat(answer.path("errors")).as(query).hasSize(1);
    }
  }

  @Test
  void theOperationMeantIsNamed() {
    String query = "query A { __typename } query B { two: __typename }";

    assertThat(post(Map.of("query", query, "operationName", "B")).toString())
        .isEqualTo("{\"data\":{\"two\":\"Query\"},\"errors\":null}");
    assertThat(post(Map.of("query", query, "operationName", "C")).toString())
        .isEqualTo("{\"data\":null,\"errors\":[\"Unknown operation named 'C'.\"]}");
  }

  @Test
  void theEchoIsThere() {
    assertThat(ask("{ test(inputString: \"hi\") { output } }", Map.of()).toString())
        .isEqualTo("{\"data\":{\"test\":{\"output\":\"hi\"}},\"errors\":null}");
  }

  @Test
  void theSchemaIsShownAsOftenAsItIsAskedFor() {
    assertThat(
            ask(
                    """
                    { one: __type(name: "ErrorDetail") { name } two: __type(name: "Test") { name }
                      schema: __schema { queryType { name } }
                      same: __schema { mutationType { name } } }
                    """,
                    Map.of())
                .toString())
        .isEqualTo(
            "{\"data\":{\"one\":{\"name\":\"ErrorDetail\"},\"two\":{\"name\":\"Test\"},"
                + "\"schema\":{\"queryType\":{\"name\":\"Query\"}},"
                + "\"same\":{\"mutationType\":{\"name\":\"Mutation\"}}},\"errors\":null}");
  }

  @Test
  void theSchemaIsNotMultipliedBeyondReason() {
    String names =
        IntStream.range(0, 10).mapToObj("n%d: name"::formatted).collect(Collectors.joining(" "));
    String types =
        IntStream.range(0, 10)
            .mapToObj(i -> "s%d: __schema { types { fields { %s } } }".formatted(i, names))
            .collect(Collectors.joining(" "));

    assertThat(ask("{ " + types + " }", Map.of()).toString())
        .isEqualTo(
            "{\"data\":null,\"errors\":"
                + "[\"A query about the schema may have 20000 values in its answer.\"]}");
  }

  @Test
  void whatIsNoQueryIsRefused() {
    given()
        .contentType("application/json")
        .body("{\"query\": \"{\"}")
        .post("/graphql")
        .then()
        .statusCode(400)
        .body("error_code", equalTo("BAD_REQUEST"))
        .body("message", startsWith("The GraphQL query cannot be parsed: "));
    given()
        .contentType("application/json")
        .body("{}")
        .post("/graphql")
        .then()
        .statusCode(400)
        .body("error_code", equalTo("INVALID_PARAMETER_VALUE"))
        .body(
            "message",
            equalTo(
                "Missing value for required parameter 'query'. See the API docs for more"
                    + " information about request parameters."));
    given()
        .contentType("text/plain")
        .body("{\"query\": \"{ __typename }\"}")
        .post("/graphql")
        .then()
        .statusCode(400)
        .body("message", equalTo("Bad Request. Content-Type must be one of ['application/json']."));
    given().put("/graphql").then().statusCode(405);
  }

  private static JsonNode run(String runId, String selection) {
    JsonNode answer =
        ask(
            "query GetRun($data: MlflowGetRunInput!) { mlflowGetRun(input: $data) { run { %s } } }"
                .formatted(selection),
            Map.of("data", Map.of("runId", runId)));
    assertThat(answer.path("errors").isNull()).as(answer.toString()).isTrue();
    return answer.path("data").path("mlflowGetRun").path("run");
  }

  /** The one root field of a query with the variable {@code $i}. */
  private static JsonNode field(String query, Map<String, ?> input) {
    JsonNode answer = ask(query, Map.of("i", input));
    assertThat(answer.path("errors").isNull()).as(answer.toString()).isTrue();
    return answer.path("data").elements().next();
  }

  private static JsonNode ask(String query, Map<String, ?> variables) {
    return post(Map.of("query", query, "variables", variables));
  }

  private static JsonNode post(Map<String, ?> body) {
    return given()
        .contentType("application/json")
        .body(body)
        .post("/graphql")
        .then()
        .statusCode(200)
        .contentType("application/json")
        .extract()
        .as(JsonNode.class);
  }
}
