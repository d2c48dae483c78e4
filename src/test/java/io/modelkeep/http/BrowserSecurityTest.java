package io.modelkeep.http;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The checks on hosts and origins with their defaults, on every kind of route. */
@QuarkusTest
class BrowserSecurityTest {
  private static final String EXPERIMENT = "/api/2.0/mlflow/experiments/get?experiment_id=0";
  private static final String CREATE = "/api/2.0/mlflow/registered-models/create";

  @ParameterizedTest
  @ValueSource(strings = {EXPERIMENT, "/", "/graphql", "/metrics", "/nothing", "/health/"})
  void anUnknownHostIsRefused(String path) {
    given()
        .header("Host", "evil.example")
        .get(path)
        .then()
        .statusCode(403)
        .header("Content-Type", "text/plain")
        .body(equalTo("Invalid Host header - possible DNS rebinding attack detected"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/health", "/version", "/q/health/live", "/q/health/ready"})
  void probesMayUseAnyHost(String path) {
    given().header("Host", "evil.example").get(path).then().statusCode(200);
  }

  @Test
  void everyAnswerTellsTheBrowserWhatItMayNotDo() {
    given()
        .get(EXPERIMENT)
        .then()
        .statusCode(200)
        .header("X-Content-Type-Options", "nosniff")
        .header("X-Frame-Options", "SAMEORIGIN")
        .header("Vary", "Origin")
        .header("Access-Control-Allow-Origin", nullValue());
  }

  @Test
  void aPageOfThisMachineMayRead() {
    fromPage("http://localhost:3000")
        .get(EXPERIMENT)
        .then()
        .statusCode(200)
        .header("Access-Control-Allow-Origin", "http://localhost:3000")
        .header("Access-Control-Allow-Credentials", "true")
        .header("Access-Control-Expose-Headers", "*");
  }

  @Test
  void anotherPageMayNotReadWhatItIsAnswered() {
    fromPage("http://evil.example")
        .get(EXPERIMENT)
        .then()
        .statusCode(200)
        .header("Access-Control-Allow-Origin", nullValue());
  }

  @Test
  void anotherPageMayNotChangeAnything() {
    for (String root : new String[] {"/api", "/ajax-api"}) {
      fromPage("http://evil.example")
          .contentType("text/plain")
          .body("{\"name\": \"planted\"}")
          .post(root + "/2.0/mlflow/registered-models/create")
          .then()
          .statusCode(403)
          .header("Content-Type", "text/plain")
          .header("Access-Control-Allow-Origin", nullValue())
          .header("Vary", "Origin")
          .body(equalTo("Cross-origin request blocked"));
    }
  }

  @Test
  void aPageOfThisMachineMayChange() {
    fromPage("http://127.0.0.1:3000")
        .contentType("application/json")
        .body("{}")
        .post(CREATE)
        .then()
        .statusCode(400)
        .body("error_code", equalTo("INVALID_PARAMETER_VALUE"));
  }

  @Test
  void aBrowserThatAsksBeforeIsToldWhatItMay() {
    preflight("http://localhost:3000", "POST")
        .header("Access-Control-Request-Headers", "content-type,x-a")
        .options(CREATE)
        .then()
        .statusCode(200)
        .header("Access-Control-Allow-Origin", "http://localhost:3000")
        .header("Access-Control-Allow-Methods", "GET, POST, PUT, DELETE, OPTIONS, PATCH")
        .header("Access-Control-Allow-Headers", "content-type,x-a")
        .header("Access-Control-Allow-Credentials", "true")
        .header("Access-Control-Max-Age", "600")
        .header(
            "Vary",
            "Origin, Access-Control-Request-Method, Access-Control-Request-Headers,"
                + " Access-Control-Request-Private-Network")
        .body(equalTo("OK"));
  }

  @Test
  void aBrowserThatAsksBeforeIsToldWhatItMayNot() {
    preflight("http://evil.example", "TRACE")
        .header("Access-Control-Request-Private-Network", "true")
        .options("/nothing")
        .then()
        .statusCode(400)
        .header("Access-Control-Allow-Origin", nullValue())
        .body(equalTo("Disallowed CORS origin, method, private-network"));
  }

  @Test
  void otherQuestionsAboutMethodsHaveNoContent() {
    given()
        .options(EXPERIMENT)
        .then()
        .statusCode(204)
        .header("X-Frame-Options", "SAMEORIGIN")
        .body(is(emptyString()));
  }

  @Test
  void methodsAreAskedForWhereThereIsSomething() {
    for (String path : new String[] {"/", "/graphql", "/version", "/static-files/favicon.ico"}) {
      given().options(path).then().statusCode(200).body(is(emptyString()));
    }
    for (String path : new String[] {"/nothing", "/api/2.0/mlflow/nothing", "/ajax-api/3.0/x"}) {
      given()
          .options(path)
          .then()
          .statusCode(404)
          .body("error_code", equalTo("ENDPOINT_NOT_FOUND"));
    }
  }

  private static RequestSpecification fromPage(String origin) {
    return given().header("Origin", origin);
  }

  private static RequestSpecification preflight(String origin, String method) {
    return fromPage(origin).header("Access-Control-Request-Method", method);
  }
}
