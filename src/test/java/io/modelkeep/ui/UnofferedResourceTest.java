package io.modelkeep.ui;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What pages of features that are not offered read, and what they may not write. */
@QuarkusTest
class UnofferedResourceTest {
  @ParameterizedTest
  @CsvSource({
    "POST, 3.0/mlflow/traces/search",
    "POST, 3.0/mlflow/datasets/search",
    "GET, 3.0/mlflow/scorers/list",
    "GET, 2.0/mlflow/webhooks",
    "GET, 3.0/mlflow/gateway/endpoints/list",
    "GET, 3.0/mlflow/gateway/budgets/windows"
  })
  void pagesOfUnofferedFeaturesReadNothing(String method, String path) {
    for (String root : new String[] {"/api/", "/ajax-api/"}) {
      given()
          .contentType("application/json")
          .request(method, root + path)
          .then()
          .statusCode(200)
          .contentType("application/json")
          .body("$", anEmptyMap());
    }
  }

  @Test
  void theRouteLeadsToEveryFeatureAndToNothingElse() {
    assertThat(
            Arrays.stream(UnofferedFeature.values())
                .map(UnofferedFeature::roots)
                .collect(Collectors.joining("|")))
        .isEqualTo(UnofferedFeature.ROOTS);
    given().post("/api/2.0/mlflow/artifacts/list").then().statusCode(405);
  }

  @Test
  void theMetricsOfTracesHaveNoPoints() {
    given()
        .contentType("application/json")
        .body("{\"experiment_ids\": [\"0\"]}")
        .post("/ajax-api/3.0/mlflow/traces/metrics")
        .then()
        .statusCode(200)
        .body("data_points", empty());
  }

  @ParameterizedTest
  @CsvSource({"POST, issues/search", "GET, review-queues/list"})
  void pagedReadsSayThatThereIsNoNextPage(String method, String call) {
    given()
        .contentType("application/json")
        .request(method, "/ajax-api/3.0/mlflow/" + call)
        .then()
        .statusCode(200)
        .body("next_page_token", equalTo(""));
  }

  @Test
  void theUiIsToldToCountNothing() {
    given()
        .get("/ajax-api/3.0/mlflow/ui-telemetry")
        .then()
        .statusCode(200)
        .body("disable_ui_telemetry", equalTo(true))
        .body("ui_rollout_percentage", equalTo(0));
    given()
        .contentType("application/json")
        .body("{\"records\": [{\"event_name\": \"click\"}]}")
        .post("/ajax-api/3.0/mlflow/ui-telemetry")
        .then()
        .statusCode(200)
        .body("status", equalTo("disabled"));
  }

  @Test
  void thereIsNoAssistant() {
    given()
        .get("/ajax-api/3.0/mlflow/assistant/config")
        .then()
        .statusCode(200)
        .body("providers", anEmptyMap())
        .body("remote_access_allowed", equalTo(false));
    given()
        .get("/ajax-api/3.0/mlflow/mcp-servers")
        .then()
        .statusCode(200)
        .body("mcp_servers", empty())
        .body("next_page_token", nullValue());
  }

  @ParameterizedTest
  @CsvSource({
    "POST, 2.0/mlflow/webhooks, webhooks",
    "DELETE, 2.0/mlflow/webhooks/1, webhooks",
    "POST, 3.0/mlflow/traces, traces",
    "GET, 3.0/mlflow/traces/tr-1, traces",
    "PATCH, 3.0/mlflow/jobs/cancel/1, jobs",
    "POST, 3.0/mlflow/demo/generate, jobs",
    "POST, 3.0/mlflow/scorers/register, scorers",
    "PUT, 3.0/mlflow/gateway/secrets/update, the AI gateway",
    "POST, 3.0/mlflow/review-queues/create, reviews"
  })
  void otherCallsAreRefusedByName(String method, String path, String feature) {
    given()
        .contentType("application/json")
        .request(method, "/ajax-api/" + path)
        .then()
        .statusCode(404)
        .body("error_code", equalTo("ENDPOINT_NOT_FOUND"))
        .body("message", equalTo("Modelkeep does not offer %s.".formatted(feature)));
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /ajax-api/2.0/mlflow/users/current",
    "POST, /api/2.0/mlflow/nothing",
    "GET, /api/4.0/mlflow/webhooks",
    "GET, /api/2.0/mlflow/runs/nothing"
  })
  void whatMlflowDoesNotHaveIsNotFound(String method, String path) {
    given()
        .request(method, path)
        .then()
        .statusCode(404)
        .body("error_code", equalTo("ENDPOINT_NOT_FOUND"))
        .body("message", equalTo("No such endpoint."));
  }
}
