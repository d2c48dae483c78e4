package io.modelkeep.artifacts.sealing;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A server that seals the versions of all models that do not say otherwise. */
@QuarkusTest
@TestProfile(SealByDefaultTest.Profile.class)
class SealByDefaultTest {
  private static final String OURS = "/api/2.0/modelkeep/";

  /** Switches sealing on for the server. */
  public static class Profile implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("modelkeep.seal-versions", "true");
    }
  }

  @Test
  void modelSaysOtherwise() {
    String name = "model " + UUID.randomUUID();
    post("/api/2.0/mlflow/registered-models/create", Map.of("name", name));
    assertState(register(name), name, "FAILED");

    post(OURS + "registered-models/set-sealing", Map.of("name", name, "enabled", false));
    assertState(register(name), name, "NONE");

    post(OURS + "registered-models/set-sealing", Map.of("name", name));
    assertState(register(name), name, "FAILED");
  }

  /** Where there is nothing to seal: that sealing fails tells that it was tried. */
  private static String register(String name) {
    return given()
        .contentType(ContentType.JSON)
        .body(Map.of("name", name, "source", "s3://elsewhere/model"))
        .post("/api/2.0/mlflow/model-versions/create")
        .then()
        .statusCode(200)
        .extract()
        .path("model_version.version");
  }

  private static void assertState(String version, String name, String state) {
    for (int attempt = 0; attempt < 200 && state(version, name).equals("PENDING"); attempt++) {
      try {
        Thread.sleep(50);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
    given()
        .queryParams(Map.of("name", name, "version", version))
        .get(OURS + "model-versions/get-manifest")
        .then()
        .body("state", equalTo(state));
  }

  private static String state(String version, String name) {
    return given()
        .queryParams(Map.of("name", name, "version", version))
        .get(OURS + "model-versions/get-manifest")
        .path("state");
  }

  private static void post(String path, Map<String, ?> body) {
    given().contentType(ContentType.JSON).body(body).post(path).then().statusCode(200);
  }
}
