package io.modelkeep.http;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ServerInfoResourceTest {
  @Test
  void healthIsPlainOk() {
    given().get("/health").then().statusCode(200).contentType("text/plain").body(equalTo("OK"));
  }

  @Test
  void versionIsThatOfTheProtocol() {
    given().get("/version").then().statusCode(200).body(equalTo("3.17.2"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api", "/ajax-api"})
  void serverInfoTellsWhatIsSupported(String api) {
    given()
        .get(api + "/3.0/mlflow/server-info")
        .then()
        .statusCode(200)
        .contentType("application/json")
        .body(
            "",
            equalTo(
                Map.of(
                    "store_type", "SqlStore",
                    "workspaces_enabled", false,
                    "trace_archival_enabled", false,
                    // The tests' store is a folder, which no client reaches.
                    "multipart_uploads_enabled", false,
                    "multipart_downloads_enabled", false,
                    "presigned_upload_run_id_supported", true,
                    "presigned_upload_model_id_supported", true,
                    "features_enabled", Map.of("gateway", false))));
  }

  @Test
  void readinessAsksTheDatabase() {
    given()
        .get("/q/health/ready")
        .then()
        .statusCode(200)
        .body("status", equalTo("UP"))
        .body("checks[0].name", containsString("Database"));
  }

  @Test
  void metricsNameRoutesAndNotPaths() {
    given().get("/health").then().statusCode(200);
    given().get("/made-up-by-a-scanner").then().statusCode(404);
    given().header("Host", "scanner").get("/made-up-by-a-scanner").then().statusCode(403);
    given()
        .urlEncodingEnabled(false)
        .get("/api/2.0/mlflow-artifacts/artifacts/made-up-by-a-scanner/%2e%2e/x")
        .then()
        .statusCode(400);
    given()
        .get("/metrics")
        .then()
        .statusCode(200)
        .body(containsString("uri=\"/health\""))
        .body(not(containsString("made-up-by-a-scanner")));
  }
}
