package io.modelkeep.tracking;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.path.json.config.JsonPathConfig;
import io.restassured.path.json.config.JsonPathConfig.NumberReturnType;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Calls of the tracking protocol as a client makes them. */
public final class TrackingApi {
  private static final String API = "/api/2.0/mlflow/";

  private TrackingApi() {}

  public static ValidatableResponse post(String path, Map<String, ?> body) {
    return given().contentType(ContentType.JSON).body(body).post(API + path).then();
  }

  public static ValidatableResponse get(String path, Map<String, ?> query) {
    return given().queryParams(query).get(API + path).then();
  }

  /** The answer of a call that succeeds. */
  public static JsonPath posted(String path, Map<String, ?> body) {
    return post(path, body).statusCode(200).extract().jsonPath();
  }

  public static void assertRefused(
      ValidatableResponse response, int status, String errorCode, String message) {
    response.statusCode(status).body("error_code", equalTo(errorCode), "message", equalTo(message));
  }

  public static void assertInvalid(ValidatableResponse response, String message) {
    assertRefused(response, 400, "INVALID_PARAMETER_VALUE", message);
  }

  /** A name nothing else has. */
  public static String freshName() {
    return "test " + UUID.randomUUID();
  }

  public static String createExperiment() {
    return posted("experiments/create", Map.of("name", freshName())).getString("experiment_id");
  }

  /**
   * @param fields those of {@code CreateRun} besides the experiment
   */
  public static String createRun(String experimentId, Map<String, ?> fields) {
    Map<String, Object> body = new HashMap<>(fields);
    body.put("experiment_id", experimentId);
    return posted("runs/create", body).getString("run.info.run_id");
  }

  public static JsonPath getRun(String runId) {
    return get("runs/get", Map.of("run_id", runId))
        .statusCode(200)
        .extract()
        .jsonPath(JsonPathConfig.jsonPathConfig().numberReturnType(NumberReturnType.DOUBLE));
  }

  public static Map<String, Object> metric(String key, Object value, long timestamp, long step) {
    return Map.of("key", key, "value", value, "timestamp", timestamp, "step", step);
  }

  /** A param or tag. */
  public static Map<String, String> pair(String key, String value) {
    return Map.of("key", key, "value", value);
  }
}
