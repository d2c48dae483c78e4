package io.modelkeep.http;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server below a prefix, with lists of hosts and origins, as an operator sets it up. */
@QuarkusTest
@TestProfile(BrowserSecuritySettingsTest.BelowAPrefix.class)
class BrowserSecuritySettingsTest {
  private static final String HOST = "models.example";
  private static final String EXPERIMENT = "/mlflow/api/2.0/mlflow/experiments/get?experiment_id=0";

  public static class BelowAPrefix implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "modelkeep.static-prefix", "/mlflow",
          "MLFLOW_SERVER_ALLOWED_HOSTS", HOST,
          "MLFLOW_SERVER_CORS_ALLOWED_ORIGINS", "https://app.example",
          "MLFLOW_SERVER_X_FRAME_OPTIONS", "deny");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/mlflow/",
        "/mlflow/health",
        "/mlflow/version",
        "/mlflow/static-files/favicon.ico",
        EXPERIMENT,
        "/mlflow/ajax-api/2.0/mlflow/experiments/get?experiment_id=0",
        "/mlflow/api/2.0/mlflow-artifacts/artifacts"
      })
  void everythingIsBelowThePrefix(String path) {
    given().header("Host", HOST).get(path).then().statusCode(200).header("X-Frame-Options", "DENY");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/health",
        "/version",
        "/static-files/favicon.ico",
        "/api/2.0/mlflow/experiments/get?experiment_id=0",
        "/api/2.0/mlflow-artifacts/artifacts",
        "/get-artifact",
        "/graphql",
        "/mlflowx/health",
        "/mlflow/mlflow/health"
      })
  void nothingElseIsAnswered(String path) {
    given()
        .header("Host", HOST)
        .get(path)
        .then()
        .statusCode(404)
        .body("error_code", equalTo("ENDPOINT_NOT_FOUND"));
  }

  @Test
  void artifactsAreTransferredWithoutThePrefixToo() {
    for (String root : new String[] {"", "/mlflow"}) {
      for (String api : new String[] {"/api", "/ajax-api"}) {
        given()
            .header("Host", HOST)
            .get(root + api + "/2.0/mlflow-artifacts/artifacts/none.txt")
            .then()
            .statusCode(404)
            .body("error_code", equalTo("RESOURCE_DOES_NOT_EXIST"));
      }
    }
  }

  @Test
  void thePrefixAloneLeadsToThePage() {
    given()
        .header("Host", HOST)
        .redirects()
        .follow(false)
        .get("/mlflow?a=b")
        .then()
        .statusCode(308)
        .header("Location", "/mlflow/?a=b");
  }

  @Test
  void onlyListedHostsAreAnswered() {
    given().get(EXPERIMENT).then().statusCode(403);
    // Probes know the server by whatever name their platform gave it.
    given().get("/mlflow/health").then().statusCode(200);
    given().get("/q/health/ready").then().statusCode(200);
    // No such route, so no reason to answer another host.
    given().get("/health").then().statusCode(403);
  }

  @Test
  void onlyListedPagesMayChange() {
    given()
        .header("Host", HOST)
        .header("Origin", "https://app.example")
        .contentType("application/json")
        .body("{}")
        .post("/mlflow/api/2.0/mlflow/registered-models/create")
        .then()
        .statusCode(400)
        .header("Access-Control-Allow-Origin", "https://app.example");
    given()
        .header("Host", HOST)
        .header("Origin", "https://evil.example")
        .contentType("application/json")
        .body("{}")
        .post("/mlflow/api/2.0/mlflow/registered-models/create")
        .then()
        .statusCode(403)
        .body(equalTo("Cross-origin request blocked"));
    given()
        .header("Host", HOST)
        .header("Origin", "https://evil.example")
        .body("x")
        .put("/api/2.0/mlflow-artifacts/artifacts/planted.txt")
        .then()
        .statusCode(403)
        .body(equalTo("Cross-origin request blocked"));
  }
}
