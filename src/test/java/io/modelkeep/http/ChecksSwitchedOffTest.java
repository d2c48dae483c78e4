package io.modelkeep.http;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A server that leaves hosts, origins and headers to a proxy in front. */
@QuarkusTest
@TestProfile(ChecksSwitchedOffTest.SwitchedOff.class)
class ChecksSwitchedOffTest {
  public static class SwitchedOff implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("MLFLOW_SERVER_DISABLE_SECURITY_MIDDLEWARE", "true");
    }
  }

  @Test
  void nothingIsRefusedAndNothingToldToBrowsers() {
    given()
        .header("Host", "evil.example")
        .header("Origin", "http://evil.example")
        .contentType("application/json")
        .body("{}")
        .post("/api/2.0/mlflow/registered-models/create")
        .then()
        .statusCode(400)
        .header("Vary", nullValue())
        .header("Access-Control-Allow-Origin", nullValue())
        .header("X-Content-Type-Options", nullValue())
        .header("X-Frame-Options", nullValue());
  }

  @Test
  void aPreflightIsAQuestionAsAnyOther() {
    given()
        .header("Origin", "http://evil.example")
        .header("Access-Control-Request-Method", "POST")
        .options("/api/2.0/mlflow/registered-models/create")
        .then()
        .statusCode(200)
        .header("Access-Control-Allow-Methods", nullValue())
        .body(is(emptyString()));
  }
}
