package io.modelkeep.artifacts.sealing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import io.agroal.api.AgroalDataSource;
import io.modelkeep.config.ModelkeepConfig;
import io.modelkeep.testing.Counters;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SealResourceTest {
  private static final String MLFLOW = "/api/2.0/mlflow/";
  private static final String OURS = "/api/2.0/modelkeep/";
  private static final String PROXY = "/api/2.0/mlflow-artifacts/artifacts/";
  private static final String HELLO =
      "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";
  private static final String EMPTY =
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
  private static final long TIMEOUT_MILLIS = 30_000;

  @TestHTTPResource URL server;
  @Inject AgroalDataSource dataSource;
  @Inject ModelkeepConfig config;
  @Inject Sealer sealer;

  private String name;
  private String experiment;
  private String run;

  @BeforeEach
  void makeModel() {
    name = "model " + UUID.randomUUID();
    experiment = post("experiments/create", Map.of("name", name)).extract().path("experiment_id");
    run =
        post("runs/create", Map.of("experiment_id", experiment)).extract().path("run.info.run_id");
    post("registered-models/create", Map.of("name", name));
    upload("model/MLmodel", "hello").statusCode(200);
    upload("model/data/empty", "").statusCode(200);
    upload("notes.txt", "x").statusCode(200);
  }

  @Test
  void nothingIsSealedUnlessItIsSwitchedOn() {
    register();

    manifest("1").body(equalTo("{\n  \"state\": \"NONE\"\n}"));
    upload("model/MLmodel", "other").statusCode(200);
    ours("model-versions/verify", Map.of("name", name, "version", "1"))
        .statusCode(404)
        .body("message", equalTo("Model version %s/1 has no manifest".formatted(name)));
  }

  @Test
  void filesOfASealedVersionStayAsTheyAreFromItsRegistrationOn() throws IOException {
    switchOn();
    register();

    assertSealed(upload("model/MLmodel", "other"), "model/MLmodel");
    assertSealed(upload("model/new", "new"), "model/new");
    assertSealed(given().delete(artifact("model/MLmodel")).then(), "model/MLmodel");
    assertSealed(given().delete(artifact("model")).then(), "model");
    assertSealed(given().delete(PROXY + experiment).then(), null);
    assertSealed(
        given()
            .queryParam("run_uuid", run)
            .queryParam("path", "model/data/empty")
            .body("x")
            .post("/ajax-api/2.0/mlflow/upload-artifact")
            .then(),
        "model/data/empty");

    upload("notes.txt", "y").statusCode(200);
    upload("model2/MLmodel", "y").statusCode(200);
    given().delete(artifact("model2")).then().statusCode(200);
    given().get(artifact("model/MLmodel")).then().statusCode(200).body(equalTo("hello"));
  }

  @Test
  void manifestTellsWhatWasSealed() {
    switchOn();
    register();

    awaitState("1", "SEALED")
        .body(
            equalTo(
                """
                {
                  "state": "SEALED",
                  "files": [
                    {
                      "path": "MLmodel",
                      "size_bytes": 5,
                      "sha256": "%s"
                    },
                    {
                      "path": "data/empty",
                      "size_bytes": 0,
                      "sha256": "%s"
                    }
                  ]
                }\
                """
                    .formatted(HELLO, EMPTY)));
  }

  @Test
  void manifestComesInPages() {
    switchOn();
    register();
    awaitState("1", "SEALED");

    String token =
        given()
            .queryParams(Map.of("name", name, "version", "1", "max_results", "1"))
            .get(OURS + "model-versions/get-manifest")
            .then()
            .body("files.path", equalTo(List.of("MLmodel")))
            .extract()
            .path("next_page_token");
    given()
        .queryParams(Map.of("name", name, "version", "1", "max_results", "1", "page_token", token))
        .get(OURS + "model-versions/get-manifest")
        .then()
        .body("files.path", equalTo(List.of("data/empty")))
        .body("next_page_token", equalTo(null));
    for (String size : List.of("0", "-1", "10001")) {
      given()
          .queryParams(Map.of("name", name, "version", "1", "max_results", size))
          .get(OURS + "model-versions/get-manifest")
          .then()
          .statusCode(400)
          .body("error_code", equalTo("INVALID_PARAMETER_VALUE"));
    }
    given()
        .queryParams(Map.of("name", name, "version", "1", "page_token", "***"))
        .get(OURS + "model-versions/get-manifest")
        .then()
        .statusCode(400)
        .body("message", equalTo("Invalid page token"));
  }

  @Test
  void downloadOfAFileThatChangedIsRefusedAndReported() throws Exception {
    switchOn();
    register();
    awaitState("1", "SEALED");
    Files.writeString(onDisk("model/MLmodel"), "HELLO");
    double before = Counters.valueOf("modelkeep_sealed_artifact_mismatches_total");

    given()
        .get(artifact("model/MLmodel"))
        .then()
        .statusCode(409)
        .body("error_code", equalTo("RESOURCE_CONFLICT"))
        .body("message", matchesPattern("The artifact '.*/MLmodel' is not what was sealed\\."));

    await(() -> !events("model_version.seal_mismatch").isEmpty());
    assertThat(events("model_version.seal_mismatch"))
        .singleElement()
        .matches(event -> event.contains("model/MLmodel"));
    assertThat(Counters.valueOf("modelkeep_sealed_artifact_mismatches_total"))
        .isEqualTo(before + 1);
    assertThat(download("model/data/empty").statusCode()).isEqualTo(200);
  }

  @Test
  void largeFileThatChangedIsNeverSentWhole() throws Exception {
    byte[] large = new byte[3 * 1024 * 1024];
    given().body(large).put(artifact("model/weights")).then().statusCode(200);
    switchOn();
    register();
    awaitState("1", "SEALED");
    assertThat(download("model/weights").body()).isEqualTo(large);
    large[large.length - 1] = 1;
    Files.write(onDisk("model/weights"), large);

    assertThatThrownBy(() -> download("model/weights")).isInstanceOf(IOException.class);
  }

  @Test
  void partOfAFileThatWasWrittenAnewIsRefusedUntilItIsVerified() throws Exception {
    switchOn();
    register();
    awaitState("1", "SEALED");
    part("model/MLmodel").statusCode(206).body(equalTo("el"));
    Files.writeString(onDisk("model/MLmodel"), "hello");

    part("model/MLmodel")
        .statusCode(409)
        .body("error_code", equalTo("RESOURCE_CONFLICT"))
        .body("message", matchesPattern("The artifact '.*/MLmodel' is not what was sealed\\."));
    await(() -> !events("model_version.seal_mismatch").isEmpty());

    verify().body("intact", equalTo(true));
    part("model/MLmodel").statusCode(206).body(equalTo("el"));
  }

  @Test
  void fileThatIsDamagedBeforeItsRegistrationIsNotSealed() throws Exception {
    FileTime written = Files.getLastModifiedTime(onDisk("model/MLmodel"));
    Files.writeString(onDisk("model/MLmodel"), "HELLO");
    Files.setLastModifiedTime(onDisk("model/MLmodel"), written);
    switchOn();
    register();

    awaitState("1", "FAILED")
        .body(
            "failure",
            equalTo("The file 'MLmodel' is damaged: its bytes are not those that were stored"));
  }

  @Test
  void verificationFindsWhatIsChangedMissingOrAdded() throws Exception {
    switchOn();
    register();
    awaitState("1", "SEALED");
    verify().body("intact", equalTo(true)).body("files_in_manifest", equalTo(2));

    Files.writeString(onDisk("model/MLmodel"), "HELLO");
    Files.delete(onDisk("model/data/empty"));
    Files.writeString(onDisk("model/virus"), "x");

    verify()
        .body(
            equalTo(
                """
                {
                  "intact": false,
                  "files_in_manifest": 2,
                  "mismatches": [
                    {
                      "path": "MLmodel",
                      "problem": "CHANGED"
                    },
                    {
                      "path": "data/empty",
                      "problem": "MISSING"
                    },
                    {
                      "path": "virus",
                      "problem": "ADDED"
                    }
                  ]
                }\
                """));
    assertThat(events("model_version.seal_mismatch").get(0))
        .contains("MLmodel", "data/empty", "virus");
  }

  @Test
  void versionWithoutFilesIsNotSealedUntilItHasSome() {
    switchOn();
    post("model-versions/create", Map.of("name", name, "run_id", run, "source", root() + "/later"));

    awaitState("1", "FAILED")
        .body("failure", equalTo("There are no files at '%s/later'".formatted(root())));
    upload("later/MLmodel", "hello").statusCode(200);
    ours("model-versions/seal", Map.of("name", name, "version", "1"))
        .statusCode(200)
        .body("state", equalTo("PENDING"));

    awaitState("1", "SEALED").body("files.sha256", equalTo(List.of(HELLO)));
    assertSealed(upload("later/MLmodel", "x"), "later/MLmodel");
  }

  @Test
  void versionElsewhereIsRegisteredAndTold() {
    switchOn();
    post("model-versions/create", Map.of("name", name, "source", "s3://elsewhere/model"));

    awaitState("1", "FAILED")
        .body(
            "failure",
            equalTo("The artifacts at 's3://elsewhere/model' are not served by this server"));
  }

  @Test
  void versionIsSealedLater() {
    register();
    ours("model-versions/seal", Map.of("name", name, "version", "1")).statusCode(200);

    awaitState("1", "SEALED");
    assertSealed(upload("model/MLmodel", "other"), "model/MLmodel");
    ours("model-versions/seal", Map.of("name", name, "version", "1"))
        .body("state", equalTo("SEALED"));
  }

  @Test
  void filesAreSealedAsLongAsOneVersionNeedsThem() {
    switchOn();
    register();
    post("model-versions/create", Map.of("name", name, "source", "models:/" + name + "/1"));
    awaitState("2", "SEALED");

    deleteVersion("1");
    upload("model/MLmodel", "other")
        .statusCode(409)
        .body("message", containsString("model version " + name + "/2 is sealed"));
    deleteVersion("2");
    upload("model/MLmodel", "other").statusCode(200);
  }

  @Test
  void uploadThatMeetsASealIsRefusedAtItsEnd() throws Exception {
    switchOn();
    URI address = server.toURI();
    try (Socket socket = new Socket(address.getHost(), address.getPort())) {
      socket
          .getOutputStream()
          .write(
              ("PUT %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: 6\r\n\r\nabc"
                      .formatted(artifact("model/MLmodel")))
                  .getBytes());
      socket.getOutputStream().flush();
      Thread.sleep(500); // The server must have begun to read.
      register();
      socket.getOutputStream().write("def".getBytes());
      socket.getOutputStream().flush();

      assertThat(new String(socket.getInputStream().readAllBytes()))
          .startsWith("HTTP/1.1 409")
          .contains("is sealed");
    }
    given().get(artifact("model/MLmodel")).then().body(equalTo("hello"));
  }

  @Test
  void sealThatWasLeftPendingIsMade() throws SQLException {
    switchOn();
    register();
    awaitState("1", "SEALED");
    update(
        "UPDATE version_seal SET state = 'PENDING', leased_until_time = 0 WHERE artifact_uri = ?",
        root() + "/model");

    sealer.sealAll();

    awaitState("1", "SEALED").body("files.path", equalTo(List.of("MLmodel", "data/empty")));
  }

  @Test
  void sealingIsSwitchedPerModel() {
    sealing().body(equalTo("{\n  \"name\": \"%s\",\n  \"enabled\": false\n}".formatted(name)));
    switchOn();
    sealing().body("enabled", equalTo(true));
    ours("registered-models/set-sealing", Map.of("name", name, "enabled", false))
        .body("enabled", equalTo(false));
    ours("registered-models/set-sealing", Map.of("name", name)).body("enabled", equalTo(false));
  }

  @Test
  void sealingOfWhatIsNotThereIsNotFound() {
    for (String path : List.of("registered-models/set-sealing", "model-versions/seal")) {
      ours(path, Map.of("name", "nope", "version", "1", "enabled", true))
          .statusCode(404)
          .body("error_code", equalTo("RESOURCE_DOES_NOT_EXIST"));
    }
    ours("model-versions/verify", Map.of("name", name, "version", "9")).statusCode(404);
    ours("model-versions/seal", Map.of("name", name)).statusCode(400);
    ours("model-versions/seal", Map.of("name", name, "version", "x")).statusCode(400);
    ours("registered-models/set-sealing", Map.of("name", name, "enabled", "maybe")).statusCode(400);
    ours("registered-models/set-sealing", Map.of("enabled", true)).statusCode(400);
  }

  @Test
  void everyStepLeavesAnEvent() throws SQLException {
    switchOn();
    register();
    awaitState("1", "SEALED");

    assertThat(
            query(
                "SELECT action FROM event WHERE subject_name LIKE ? AND action LIKE '%seal%' ORDER"
                    + " BY id",
                name + "%"))
        .containsExactly(
            "registered_model.sealing_set", "model_version.seal_requested", "model_version.sealed");
    assertThat(
            query(
                "SELECT actor FROM event WHERE subject_name = ? AND action ="
                    + " 'model_version.sealed'",
                name + "/1"))
        .containsExactly("modelkeep");
  }

  private void switchOn() {
    ours("registered-models/set-sealing", Map.of("name", name, "enabled", true))
        .statusCode(200)
        .body("enabled", equalTo(true));
  }

  private void register() {
    post("model-versions/create", Map.of("name", name, "run_id", run, "source", root() + "/model"));
  }

  private void deleteVersion(String version) {
    given()
        .contentType("application/json")
        .body(Map.of("name", name, "version", version))
        .delete(MLFLOW + "model-versions/delete")
        .then()
        .statusCode(200);
  }

  private void assertSealed(ValidatableResponse answer, String path) {
    answer
        .statusCode(409)
        .body("error_code", equalTo("RESOURCE_CONFLICT"))
        .body(
            "message",
            containsString("cannot be changed: model version %s/1 is sealed.".formatted(name)));
    if (path != null) {
      answer.body("message", containsString("/artifacts/" + path + "'"));
    }
  }

  private ValidatableResponse awaitState(String version, String state) {
    await(() -> manifest(version).extract().path("state").equals(state));
    return manifest(version);
  }

  private ValidatableResponse manifest(String version) {
    return given()
        .queryParams(Map.of("name", name, "version", version))
        .get(OURS + "model-versions/get-manifest")
        .then()
        .statusCode(200);
  }

  private ValidatableResponse sealing() {
    return given()
        .queryParam("name", name)
        .get(OURS + "registered-models/get-sealing")
        .then()
        .statusCode(200);
  }

  private ValidatableResponse verify() {
    return ours("model-versions/verify", Map.of("name", name, "version", "1")).statusCode(200);
  }

  private ValidatableResponse part(String path) {
    return given().header("Range", "bytes=1-2").get(artifact(path)).then();
  }

  private HttpResponse<byte[]> download(String path) throws IOException, InterruptedException {
    URI address = URI.create(server + artifact(path).substring(1));
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  private ValidatableResponse upload(String path, String content) {
    return given().body(content.getBytes()).put(artifact(path)).then();
  }

  private static ValidatableResponse post(String path, Map<String, ?> body) {
    return given()
        .contentType("application/json")
        .body(body)
        .post(MLFLOW + path)
        .then()
        .statusCode(200);
  }

  private static ValidatableResponse ours(String path, Map<String, ?> body) {
    return given().contentType("application/json").body(body).post(OURS + path).then();
  }

  private String root() {
    return "mlflow-artifacts:/" + experiment + "/" + run + "/artifacts";
  }

  private String artifact(String path) {
    return PROXY + experiment + "/" + run + "/artifacts/" + path;
  }

  private Path onDisk(String path) {
    return Path.of(config.artifactsDestination())
        .resolve(experiment)
        .resolve(run)
        .resolve("artifacts")
        .resolve(path);
  }

  private List<String> events(String action) {
    return query(
        "SELECT CAST(after AS text) FROM event WHERE action = '"
            + action
            + "' AND subject_name = ?",
        name + "/1");
  }

  private List<String> query(String sql, String value) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, value);
      List<String> rows = new ArrayList<>();
      try (ResultSet found = statement.executeQuery()) {
        while (found.next()) {
          rows.add(found.getString(1));
        }
      }
      return rows;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private void update(String sql, String value) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, value);
      assertThat(statement.executeUpdate()).isEqualTo(1);
    }
  }

  private static void await(java.util.function.BooleanSupplier condition) {
    long deadline = System.currentTimeMillis() + TIMEOUT_MILLIS;
    while (!condition.getAsBoolean()) {
      assertThat(System.currentTimeMillis()).isLessThan(deadline);
      try {
        Thread.sleep(50);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
