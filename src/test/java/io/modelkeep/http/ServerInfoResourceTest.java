package io.modelkeep.http;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

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
    given()
        .get("/metrics")
        .then()
        .statusCode(200)
        .body(containsString("uri=\"/health\""))
        .body(not(containsString("made-up-by-a-scanner")));
  }
}
