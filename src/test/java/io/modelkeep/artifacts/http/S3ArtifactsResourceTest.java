package io.modelkeep.artifacts.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;

import io.modelkeep.artifacts.LongStream;
import io.modelkeep.testing.S3TestProfile;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(S3TestProfile.class)
class S3ArtifactsResourceTest {
  private static final String API = "/api/2.0/mlflow-artifacts";
  private static final String PROXY = API + "/artifacts";
  private static final int PART_BYTES = 5 * 1024 * 1024;

  @ConfigProperty(name = "modelkeep.artifacts-root")
  String root;

  private final HttpClient client = HttpClient.newHttpClient();
  private String folder;

  @BeforeEach
  void chooseFolder() {
    folder = UUID.randomUUID().toString();
  }

  @Test
  void proxiedFileIsKeptInTheBucket() {
    upload(folder + "/a b/模型.txt", "hello");

    given()
        .get(PROXY + "/" + folder + "/a b/模型.txt")
        .then()
        .statusCode(200)
        .header("Content-Length", "5")
        .header("Repr-Digest", "crc32c=:mnG7TA==:")
        .contentType("text/plain")
        .body(equalTo("hello"));
    given()
        .queryParam("path", folder)
        .get(PROXY)
        .then()
        .statusCode(200)
        .body("files", equalTo(List.of(Map.of("path", "a b", "is_dir", true))));
    given().delete(PROXY + "/" + folder).then().statusCode(200);
    given().get(PROXY + "/" + folder + "/a b/模型.txt").then().statusCode(404);
  }

  @Test
  void serverInfoAnnouncesDirectTransfer() {
    given()
        .get("/api/3.0/mlflow/server-info")
        .then()
        .statusCode(200)
        .body("multipart_uploads_enabled", equalTo(true))
        .body("multipart_downloads_enabled", equalTo(true));
  }

  @Test
  void uploadInPartsGoesToTheBucketItself() throws Exception {
    byte[] content = LongStream.bytes(0, 2 * PART_BYTES + 1);
    Response created = create(folder + "/model", "/home/ada/weights.bin", 3);
    created.then().body("credentials.part_number", equalTo(List.of(1, 2, 3)));
    List<Map<String, Object>> parts = sendParts(created, content);

    given().get(PROXY + "/" + folder + "/model/weights.bin").then().statusCode(404);
    complete(folder + "/model", created.path("upload_id"), parts)
        .statusCode(200)
        .body("", equalTo(Map.of()));

    assertThat(given().get(PROXY + "/" + folder + "/model/weights.bin").asByteArray())
        .isEqualTo(content);
  }

  @Test
  void abortedUploadIsGone() throws Exception {
    Response created = create(folder, "weights.bin", 1);
    List<Map<String, Object>> parts = sendParts(created, new byte[] {1});
    String uploadId = created.path("upload_id");

    abort(folder, uploadId).statusCode(200).body("", equalTo(Map.of()));

    String message = "No upload with id '%s' found".formatted(uploadId);
    isError(complete(folder, uploadId, parts), 404, "RESOURCE_DOES_NOT_EXIST", message);
    isError(abort(folder, uploadId), 404, "RESOURCE_DOES_NOT_EXIST", message);
    given().get(PROXY + "/" + folder + "/weights.bin").then().statusCode(404);
  }

  @Test
  void partsThatWereNotSentAreRefused() {
    Response created = create(folder, "weights.bin", 1);

    isError(
        complete(
            folder,
            created.path("upload_id"),
            List.of(Map.of("part_number", 1, "etag", "\"0123456789abcdef0123456789abcdef\""))),
        400,
        "INVALID_PARAMETER_VALUE",
        "The parts of the upload are not those that were sent.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"..", "a/..", "", "a/", ".", "%2e%2e", "a%2Fb", "a\\\\b"})
  void unsafeFileNameIsRefused(String clientPath) {
    ValidatableResponse answer =
        call("create", folder, Map.of("path", clientPath, "num_parts", 1)).then();

    String message =
        clientPath.isEmpty()
            ? "Missing value for required parameter 'path'. See the API docs for more information"
                + " about request parameters."
            : "Invalid path";
    isError(answer, 400, "INVALID_PARAMETER_VALUE", message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "10001", "4294967297"})
  void impossibleNumberOfPartsIsRefused(String count) {
    isError(
        call("create", folder, Map.of("path", "file", "num_parts", count)).then(),
        400,
        "INVALID_PARAMETER_VALUE",
        "num_parts must be between 1 and 10000 (got %s).".formatted(count));
  }

  @Test
  void folderIsNotReplacedByAnUploadInParts() {
    upload(folder + "/model/file", "x");

    isError(
        call("create", folder, Map.of("path", "model", "num_parts", 1)).then(),
        400,
        "INVALID_PARAMETER_VALUE",
        "Artifact path refers to a directory, not a file: '%s/model'".formatted(folder));
  }

  @Test
  void downloadComesFromTheBucketItself() throws Exception {
    upload(folder + "/ä b.txt", "hello");

    Response signed = given().get(API + "/presigned/" + folder + "/ä b.txt");

    signed
        .then()
        .statusCode(200)
        .body("headers", equalTo(Map.of()))
        .body("file_size", equalTo(5))
        .body("url", matchesPattern("http://.*/proxied/.*X-Amz-Expires=300.*"));
    HttpResponse<String> answer = fetch(signed.path("url"), "bytes=1-3");
    assertThat(answer.statusCode()).isEqualTo(206);
    assertThat(answer.body()).isEqualTo("ell");
    assertThat(answer.headers().firstValue("Content-Disposition"))
        .contains("attachment; filename=\"a b.txt\"; filename*=UTF-8''%C3%A4%20b.txt");
  }

  @Test
  void signatureIsForOneFileOnly() throws Exception {
    upload(folder + "/one", "1");
    upload(folder + "/two", "2");
    String url = given().get(API + "/presigned/" + folder + "/one").path("url");

    assertThat(fetch(url.replace("/one?", "/two?"), "bytes=0-").statusCode()).isEqualTo(403);
  }

  @Test
  void missingFileAndFolderAreNotSigned() {
    upload(folder + "/file", "x");

    isError(
        given().get(API + "/presigned/" + folder + "/missing").then(),
        404,
        "RESOURCE_DOES_NOT_EXIST",
        "No such artifact: '%s/missing'".formatted(folder));
    isError(
        given().get(API + "/presigned/" + folder).then(),
        400,
        "INVALID_PARAMETER_VALUE",
        "Artifact path refers to a directory, not a file: '%s'".formatted(folder));
  }

  @Test
  void runInTheBucketIsReadByTheServerAndReachedDirectly() throws Exception {
    String runId = createRun();
    Response signed =
        given()
            .contentType("application/json")
            .body(Map.of("run_id", runId, "path", "model/plot.png"))
            .post("/api/2.0/mlflow/artifacts/presigned-upload-url");
    signed
        .then()
        .statusCode(200)
        .body("headers", equalTo(Map.of("Content-Type", "image/png")))
        .body("presigned_url", matchesPattern("http://.*/direct/.*X-Amz-Expires=900.*"));
    put(signed.path("presigned_url"), signed.path("headers"), "bytes".getBytes());

    given()
        .queryParam("run_id", runId)
        .queryParam("path", "model")
        .get("/api/2.0/mlflow/artifacts/list")
        .then()
        .statusCode(200)
        .body("root_uri", matchesPattern(root + "/\\d+/" + runId + "/artifacts"))
        .body(
            "files",
            equalTo(List.of(Map.of("path", "model/plot.png", "is_dir", false, "file_size", 5))));
    given()
        .queryParam("run_id", runId)
        .queryParam("path", "model/plot.png")
        .get("/get-artifact")
        .then()
        .statusCode(200)
        .body(equalTo("bytes"));
    Response download =
        given()
            .contentType("application/json")
            .body(Map.of("run_id", runId, "path", "model/plot.png", "expiration", 60))
            .post("/api/2.0/mlflow/artifacts/presigned-download-url");
    download.then().statusCode(200).body("file_size", equalTo(5));
    assertThat(fetch(download.path("presigned_url"), "bytes=0-").body()).isEqualTo("bytes");
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, 604_801})
  void validityIsLimited(long seconds) {
    String runId = createRun();
    for (String transfer : List.of("upload", "download")) {
      isError(
          given()
              .contentType("application/json")
              .body(Map.of("run_id", runId, "path", "a", "expiration", seconds))
              .post("/api/2.0/mlflow/artifacts/presigned-%s-url".formatted(transfer))
              .then(),
          400,
          "INVALID_PARAMETER_VALUE",
          "expiration must be between 1 and 604800 seconds (got %d).".formatted(seconds));
    }
  }

  private static void upload(String path, String content) {
    given()
        .contentType("application/octet-stream")
        .body(content.getBytes())
        .put(PROXY + "/" + path)
        .then()
        .statusCode(200);
  }

  private static Response create(String folder, String clientPath, int parts) {
    Response created = call("create", folder, Map.of("path", clientPath, "num_parts", parts));
    created.then().statusCode(200).body("credentials", hasSize(parts));
    return created;
  }

  private static ValidatableResponse complete(
      String folder, String uploadId, List<Map<String, Object>> parts) {
    Map<String, Object> body = Map.of("path", "weights.bin", "upload_id", uploadId, "parts", parts);
    return call("complete", folder, body).then();
  }

  private static ValidatableResponse abort(String folder, String uploadId) {
    return call("abort", folder, Map.of("path", "weights.bin", "upload_id", uploadId)).then();
  }

  private static Response call(String step, String folder, Map<String, Object> body) {
    return given()
        .contentType("application/json")
        .body(body)
        .post("%s/mpu/%s/%s".formatted(API, step, folder));
  }

  private List<Map<String, Object>> sendParts(Response created, byte[] content)
      throws IOException, InterruptedException {
    List<Map<String, Object>> sent = new ArrayList<>();
    List<Map<String, Object>> credentials = created.path("credentials");
    for (int i = 0; i < credentials.size(); i++) {
      int start = i * PART_BYTES;
      byte[] part =
          java.util.Arrays.copyOfRange(
              content, start, Math.min(content.length, start + PART_BYTES));
      String etag = put((String) credentials.get(i).get("url"), Map.of(), part);
      sent.add(Map.of("part_number", i + 1, "etag", etag));
    }
    return sent;
  }

  private String put(String url, Map<String, String> headers, byte[] content)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url))
            .PUT(HttpRequest.BodyPublishers.ofByteArray(content));
    headers.forEach(request::header);
    HttpResponse<String> answer =
        client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer.headers().firstValue("ETag").orElseThrow();
  }

  private HttpResponse<String> fetch(String url, String range)
      throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(url)).header("Range", range).build();
    return client.send(request, HttpResponse.BodyHandlers.ofString());
  }

  private String createRun() {
    String experiment =
        given()
            .contentType("application/json")
            .body(Map.of("name", folder))
            .post("/api/2.0/mlflow/experiments/create")
            .path("experiment_id");
    return given()
        .contentType("application/json")
        .body(Map.of("experiment_id", experiment))
        .post("/api/2.0/mlflow/runs/create")
        .path("run.info.run_id");
  }

  private static void isError(ValidatableResponse answer, int status, String code, String message) {
    answer.statusCode(status).body("error_code", equalTo(code)).body("message", equalTo(message));
  }
}
