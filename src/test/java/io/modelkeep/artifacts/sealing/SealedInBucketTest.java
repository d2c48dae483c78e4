package io.modelkeep.artifacts.sealing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.modelkeep.artifacts.SealedVersions;
import io.modelkeep.testing.S3TestProfile;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the seal of a version is worth to a URL that was signed before. */
@QuarkusTest
@TestProfile(S3TestProfile.class)
class SealedInBucketTest {
  private static final String MLFLOW = "/api/2.0/mlflow/";
  private static final String PROXY = "/api/2.0/mlflow-artifacts/";
  private static final String OURS = "/api/2.0/modelkeep/";

  @TestHTTPResource URI server;

  private final HttpClient client = HttpClient.newHttpClient();
  private String name;
  private String root;
  private Map<String, String> file;

  @BeforeEach
  void makeRun() {
    name = "model " + UUID.randomUUID();
    makeRun(Map.of("name", name));
  }

  private void makeRun(Map<String, String> newExperiment) {
    String experiment = post(MLFLOW + "experiments/create", newExperiment).path("experiment_id");
    Response run = post(MLFLOW + "runs/create", Map.of("experiment_id", experiment));
    root = run.path("run.info.artifact_uri");
    file = Map.of("run_id", run.path("run.info.run_id"), "path", "model/MLmodel");
  }

  @Test
  void whatASignedUrlOverwritesIsNotSentByTheServerAndFoundByVerify() throws Exception {
    Response signed = post(MLFLOW + "artifacts/presigned-upload-url", file);
    put(signed, "hello");
    seal();
    assertThat(fetched()).isEqualTo("hello");

    signUploadAgain().statusCode(409).body("error_code", equalTo("RESOURCE_CONFLICT"));
    // The store knows nothing of seals: this is what is left until the URL ends.
    put(signed, "HELLO");

    assertThat(fetched()).isNotEqualTo("HELLO");
    post(OURS + "model-versions/verify", Map.of("name", name, "version", "1"))
        .then()
        .body("intact", equalTo(false))
        .body("mismatches.path", equalTo(List.of("MLmodel")))
        .body("mismatches.problem", equalTo(List.of("CHANGED")));
  }

  @Test
  void uploadInPartsThatWasBegunBeforeIsNotCompleted() throws Exception {
    String location = "mlflow-artifacts:/" + UUID.randomUUID();
    makeRun(Map.of("name", name + " proxied", "artifact_location", location));
    String folder = root.substring("mlflow-artifacts:/".length()) + "/model";
    given().body("hello").put(PROXY + "artifacts/" + folder + "/MLmodel").then().statusCode(200);
    Response begun =
        post(PROXY + "mpu/create/" + folder, Map.of("path", "MLmodel", "num_parts", 1));
    seal();

    given()
        .contentType("application/json")
        .body(
            Map.of(
                "path",
                "MLmodel",
                "upload_id",
                begun.path("upload_id"),
                "parts",
                List.of(Map.of("part_number", 1, "etag", "any"))))
        .post(PROXY + "mpu/complete/" + folder)
        .then()
        .statusCode(409)
        .body("error_code", equalTo("RESOURCE_CONFLICT"));
    assertThat(fetched()).isEqualTo("hello");
  }

  private ValidatableResponse signUploadAgain() {
    return given()
        .contentType("application/json")
        .body(file)
        .post(MLFLOW + "artifacts/presigned-upload-url")
        .then();
  }

  private void seal() throws Exception {
    SealedVersions.make(name, file.get("run_id"), root + "/model");
  }

  private void put(Response signed, String content) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(signed.path("presigned_url")))
            .PUT(HttpRequest.BodyPublishers.ofString(content));
    signed.<Map<String, String>>path("headers").forEach(request::header);
    assertThat(client.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode())
        .isEqualTo(200);
  }

  /** The file as the server sends it; empty if it does not, or not to the end. */
  private String fetched() throws InterruptedException {
    URI address =
        server.resolve("/get-artifact?run_id=" + file.get("run_id") + "&path=" + file.get("path"));
    try {
      HttpResponse<String> answer =
          client.send(
              HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
      return answer.statusCode() == 200 ? answer.body() : "";
    } catch (IOException brokenOff) {
      return "";
    }
  }

  private static Response post(String path, Map<String, ?> body) {
    Response answer = given().contentType("application/json").body(body).post(path);
    answer.then().statusCode(200);
    return answer;
  }
}
