package io.modelkeep.artifacts.http;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No client reaches the folder of a server: what it is told then, so that it uploads plainly. */
@QuarkusTest
class FolderTransferResourceTest {
  private static final String PROXY = "/api/2.0/mlflow-artifacts";
  private static final String PRESIGNED = "/api/2.0/mlflow/artifacts/presigned-%s-url";

  @ParameterizedTest
  @ValueSource(strings = {"create", "complete", "abort"})
  void uploadInPartsIsNotSupported(String step) {
    Map<String, Object> part = Map.of("part_number", 1, "etag", "a");
    Map<String, Object> body =
        Map.of("path", "a", "num_parts", 1, "upload_id", "a", "parts", List.of(part));

    isError(
        post("%s/mpu/%s/folder".formatted(PROXY, step), body),
        501,
        "NOT_IMPLEMENTED",
        "Multipart upload is not supported for the current artifact repository");
  }

  @Test
  void signedDownloadIsNotSupported() {
    isError(
        given().get(PROXY + "/presigned/folder/file").then(),
        501,
        "NOT_IMPLEMENTED",
        "Multipart download is not supported for the current artifact repository");
  }

  @ParameterizedTest
  @ValueSource(strings = {"mpu/create/..%2Fa", "mpu/abort/%252e%252e/a", "mpu/complete/a/../../b"})
  void unsafeFolderIsRefusedFirst(String path) {
    isError(
        given()
            .urlEncodingEnabled(false)
            .contentType("application/json")
            .body(Map.of("path", "a", "upload_id", "a", "parts", List.of()))
            .post(PROXY + "/" + path)
            .then(),
        400,
        "INVALID_PARAMETER_VALUE",
        "Invalid path");
  }

  @ParameterizedTest
  @CsvSource({
    "upload, Presigned upload is not supported for proxied artifact storage (artifact URI scheme:"
        + " mlflow-artifacts). This endpoint requires a direct cloud storage artifact URI.",
    "download, Presigned download is not supported for runs with proxied artifact storage (artifact"
        + " URI scheme: mlflow-artifacts). This endpoint requires a run with a direct cloud storage"
        + " artifact URI."
  })
  void proxiedRunHasNoSignedUrls(String transfer, String message) {
    isError(
        post(PRESIGNED.formatted(transfer), Map.of("run_id", createRun(), "path", "a")),
        400,
        "INVALID_PARAMETER_VALUE",
        message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"upload", "download"})
  void runThatIsMissingDoesNotExist(String transfer) {
    isError(
        post(PRESIGNED.formatted(transfer), Map.of("run_id", "missing", "path", "a")),
        404,
        "RESOURCE_DOES_NOT_EXIST",
        "Run with id=missing not found");
  }

  @Test
  void uploadIsForARunOrForALoggedModel() {
    for (Map<String, Object> body :
        List.<Map<String, Object>>of(
            Map.of("path", "a"), Map.of("path", "a", "run_id", "r", "model_id", "m"))) {
      isError(
          post(PRESIGNED.formatted("upload"), body),
          400,
          "INVALID_PARAMETER_VALUE",
          "Exactly one of run_id and model_id must be provided.");
    }
  }

  private static String createRun() {
    String experiment =
        post("/api/2.0/mlflow/experiments/create", Map.of("name", UUID.randomUUID().toString()))
            .extract()
            .path("experiment_id");
    return post("/api/2.0/mlflow/runs/create", Map.of("experiment_id", experiment))
        .extract()
        .path("run.info.run_id");
  }

  private static ValidatableResponse post(String path, Map<String, Object> body) {
    return given().contentType("application/json").body(body).post(path).then();
  }

  private static void isError(ValidatableResponse answer, int status, String code, String message) {
    answer.statusCode(status).body("error_code", equalTo(code)).body("message", equalTo(message));
  }
}
