package io.modelkeep.artifacts.http;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;

import io.modelkeep.config.ModelkeepConfig;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Artifacts asked for by the run or the version they belong to. */
@QuarkusTest
@TestProfile(OneRunProfile.class)
class StoredArtifactsResourceTest {
  private static final String LIST = "/api/2.0/mlflow/artifacts/list";
  private static final String RUN_ARTIFACT = "/get-artifact";
  private static final String VERSION_ARTIFACT = "/model-versions/get-artifact";

  @Inject ArtifactRootsOfTests roots;
  @Inject ModelkeepConfig config;

  private String run;
  private String rootUri;

  @BeforeEach
  void makeRun() {
    run = UUID.randomUUID().toString();
    rootUri = "mlflow-artifacts:/0/" + run + "/artifacts";
    roots.add(run, rootUri);
    roots.add("model " + run + "/1", rootUri + "/model");
    upload("model/MLmodel", "hello");
    upload("model/数据.csv", "a,b");
    upload("notes.txt", "");
  }

  @ParameterizedTest
  @ValueSource(strings = {"run_id", "run_uuid"})
  void listShowsTheRootOfTheRun(String parameter) {
    given()
        .queryParam(parameter, run)
        .get(LIST)
        .then()
        .statusCode(200)
        .body(
            equalTo(
                """
                {
                  "root_uri": "%s",
                  "files": [
                    {
                      "path": "model",
                      "is_dir": true
                    },
                    {
                      "path": "notes.txt",
                      "is_dir": false
                    }
                  ]
                }\
                """
                    .formatted(rootUri)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"model", "model/", "./model"})
  void listShowsAFolderWithPathsFromTheRoot(String path) {
    given()
        .queryParam("run_id", run)
        .queryParam("path", path)
        .get(LIST)
        .then()
        .statusCode(200)
        .body(
            equalTo(
                """
                {
                  "root_uri": "%s",
                  "files": [
                    {
                      "path": "model/MLmodel",
                      "is_dir": false,
                      "file_size": 5
                    },
                    {
                      "path": "model/数据.csv",
                      "is_dir": false,
                      "file_size": 3
                    }
                  ]
                }\
                """
                    .formatted(rootUri)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"missing", "notes.txt", "notes.txt/below"})
  void listOfWhatIsNoFolderHasNoFiles(String path) {
    given()
        .queryParam("run_id", run)
        .queryParam("path", path)
        .get(LIST)
        .then()
        .statusCode(200)
        .body(equalTo("{\n  \"root_uri\": \"%s\"\n}".formatted(rootUri)));
  }

  @Test
  void listIsServedToTheUi() {
    given()
        .queryParam("run_uuid", run)
        .get("/ajax-api/2.0/mlflow/artifacts/list")
        .then()
        .statusCode(200)
        .body("root_uri", equalTo(rootUri));
  }

  @Test
  void listNeedsARun() {
    assertFails(
        given().get(LIST).then(),
        400,
        "INVALID_PARAMETER_VALUE",
        "Missing value for required parameter 'run_id'. See the API docs for more information"
            + " about request parameters.");
    assertFails(
        given().queryParam("run_id", "nope").get(LIST).then(),
        404,
        "RESOURCE_DOES_NOT_EXIST",
        "Run with id=nope not found");
  }

  @Test
  void unsafePathIsAnsweredBeforeAMissingRun() {
    for (String endpoint : new String[] {LIST, RUN_ARTIFACT}) {
      assertFails(
          given().queryParam("run_id", "nope").queryParam("path", "../x").get(endpoint).then(),
          400,
          "INVALID_PARAMETER_VALUE",
          "Invalid path");
    }
    assertFails(
        given().queryParam("name", "nope").queryParam("path", "/x").get(VERSION_ARTIFACT).then(),
        400,
        "INVALID_PARAMETER_VALUE",
        "Invalid path");
  }

  @Test
  void artifactOfRunIsDownloaded() {
    given()
        .queryParam("run_uuid", run)
        .queryParam("path", "model/数据.csv")
        .get(RUN_ARTIFACT)
        .then()
        .statusCode(200)
        .header("Content-Type", "text/plain")
        .header(
            "Content-Disposition",
            "attachment; filename=.csv; filename*=UTF-8''%E6%95%B0%E6%8D%AE.csv")
        .header("X-Content-Type-Options", "nosniff")
        .header("Content-Length", "3")
        .body(equalTo("a,b"));
  }

  @Test
  void headOfArtifactHasItsHeaders() {
    given()
        .queryParam("run_id", run)
        .queryParam("path", "model/MLmodel")
        .head(RUN_ARTIFACT)
        .then()
        .statusCode(200)
        .header("Content-Length", "5")
        .body(emptyString());
  }

  @Test
  void artifactOfVersionIsDownloaded() {
    versionArtifact("1", "MLmodel")
        .statusCode(200)
        .header("Content-Disposition", "attachment; filename=MLmodel")
        .body(equalTo("hello"));
  }

  @Test
  void missingArtifactIsNotFound() {
    assertFails(
        runArtifact("missing"),
        404,
        "RESOURCE_DOES_NOT_EXIST",
        "No such artifact: '0/%s/artifacts/missing'".formatted(run));
    assertFails(
        versionArtifact("1", "missing"),
        404,
        "RESOURCE_DOES_NOT_EXIST",
        "No such artifact: '0/%s/artifacts/model/missing'".formatted(run));
  }

  @Test
  void folderIsNotDownloaded() {
    assertFails(
        runArtifact("model"),
        400,
        "INVALID_PARAMETER_VALUE",
        "Artifact path refers to a directory, not a file: '0/%s/artifacts/model'".formatted(run));
  }

  @Test
  void downloadNeedsARunAndAPath() {
    assertFails(
        given().queryParam("path", "MLmodel").get(RUN_ARTIFACT).then(),
        404,
        "RESOURCE_DOES_NOT_EXIST",
        "Run with id=None not found");
    assertFails(
        given().queryParam("run_id", run).get(RUN_ARTIFACT).then(),
        400,
        "INVALID_PARAMETER_VALUE",
        "Request must specify path.");
  }

  @Test
  void missingVersionIsNotFound() {
    assertFails(
        versionArtifact("2", "MLmodel"),
        404,
        "RESOURCE_DOES_NOT_EXIST",
        "Model Version (name=model %s, version=2) not found".formatted(run));
  }

  @Test
  void artifactsOfAFolderRootAreServed() throws IOException {
    Path folder = Path.of(config.artifactsRoot()).toAbsolutePath().resolve(run);
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("MLmodel"), "direct");
    roots.add(run, folder.toString());

    given()
        .queryParam("run_id", run)
        .get(LIST)
        .then()
        .statusCode(200)
        .body("root_uri", equalTo(folder.toString()))
        .body("files.path", equalTo(List.of("MLmodel")));
    runArtifact("MLmodel").statusCode(200).body(equalTo("direct"));
  }

  @Test
  void artifactsElsewhereOnTheMachineAreNotServed() {
    roots.add(run, "file:///etc");

    assertFails(
        runArtifact("passwd"),
        400,
        "INVALID_PARAMETER_VALUE",
        "The artifacts at 'file:///etc' are not served by this server");
  }

  private ValidatableResponse runArtifact(String path) {
    return given().queryParam("run_id", run).queryParam("path", path).get(RUN_ARTIFACT).then();
  }

  private ValidatableResponse versionArtifact(String version, String path) {
    return given()
        .queryParam("name", "model " + run)
        .queryParam("version", version)
        .queryParam("path", path)
        .get(VERSION_ARTIFACT)
        .then();
  }

  private void upload(String path, String content) {
    given()
        .contentType("application/octet-stream")
        .body(content.getBytes(java.nio.charset.StandardCharsets.UTF_8))
        .put("/api/2.0/mlflow-artifacts/artifacts/0/" + run + "/artifacts/" + path)
        .then()
        .statusCode(200);
  }

  private static void assertFails(
      ValidatableResponse answer, int status, String code, String message) {
    answer.statusCode(status).body("error_code", equalTo(code)).body("message", equalTo(message));
  }
}
