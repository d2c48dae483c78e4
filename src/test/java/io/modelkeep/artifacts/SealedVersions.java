package io.modelkeep.artifacts;

import static io.restassured.RestAssured.given;

import java.util.Map;

/** Registers versions that are sealed, for tests of what a seal does. */
public final class SealedVersions {
  private static final String MLFLOW = "/api/2.0/mlflow/";
  private static final String OURS = "/api/2.0/modelkeep/";

  private SealedVersions() {}

  /** Makes a model whose version 1 has its files at the source, and waits for its seal. */
  public static void make(String model, String runId, String source) throws Exception {
    post(MLFLOW + "registered-models/create", Map.of("name", model));
    post(OURS + "registered-models/set-sealing", Map.of("name", model, "enabled", true));
    post(
        MLFLOW + "model-versions/create", Map.of("name", model, "run_id", runId, "source", source));
    Waiting.until(
        () ->
            given()
                .queryParams(Map.of("name", model, "version", "1"))
                .get(OURS + "model-versions/get-manifest")
                .path("state")
                .equals("SEALED"));
  }

  private static void post(String path, Map<String, ?> body) {
    given().contentType("application/json").body(body).post(path).then().statusCode(200);
  }
}
