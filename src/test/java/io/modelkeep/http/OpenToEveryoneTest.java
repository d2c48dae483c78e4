package io.modelkeep.http;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A server whose operator lets pages of every site and every host use it. */
@QuarkusTest
@TestProfile(OpenToEveryoneTest.OpenToEveryone.class)
class OpenToEveryoneTest {
  private static final String EXPERIMENT = "/api/2.0/mlflow/experiments/get?experiment_id=0";

  public static class OpenToEveryone implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "MLFLOW_SERVER_ALLOWED_HOSTS", "*",
          "MLFLOW_SERVER_CORS_ALLOWED_ORIGINS", "*",
          "MLFLOW_SERVER_X_FRAME_OPTIONS", "NONE");
    }
  }

  @Test
  void everyPageMayReadWithoutCookies() {
    given()
        .header("Host", "models.example")
        .header("Origin", "http://app.example")
        .get(EXPERIMENT)
        .then()
        .statusCode(200)
        .header("Access-Control-Allow-Origin", "*")
        .header("Access-Control-Allow-Credentials", nullValue())
        .header("X-Content-Type-Options", "nosniff")
        .header("X-Frame-Options", nullValue());
  }

  @Test
  void whatACacheKeepsIsGoodForEveryPage() {
    given()
        .get(EXPERIMENT)
        .then()
        .header("Access-Control-Allow-Origin", "*")
        .header("Access-Control-Expose-Headers", nullValue());
  }

  @Test
  void everyPageMayChange() {
    given()
        .header("Origin", "http://app.example")
        .contentType("application/json")
        .body("{}")
        .post("/api/2.0/mlflow/registered-models/create")
        .then()
        .statusCode(400);
  }
}
