package io.modelkeep.artifacts.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URL;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(OneRunProfile.class)
class RunArtifactUploadResourceTest {
  private static final String UPLOAD = "/ajax-api/2.0/mlflow/upload-artifact";
  private static final int TEN_MEGABYTES = 10 * 1024 * 1024;

  @TestHTTPResource URL server;
  @Inject ArtifactRootsOfTests roots;

  private String run;

  @BeforeEach
  void makeRun() {
    run = UUID.randomUUID().toString();
    roots.add(run, "mlflow-artifacts:/0/" + run + "/artifacts");
  }

  @Test
  void uploadIsAnArtifactOfTheRun() {
    upload("notes/说明.txt", "hello".getBytes())
        .statusCode(200)
        .header("Content-Type", "application/json")
        .body(emptyString());

    given()
        .queryParam("run_id", run)
        .queryParam("path", "notes/说明.txt")
        .get("/get-artifact")
        .then()
        .statusCode(200)
        .body(equalTo("hello"));
    given()
        .get("/api/2.0/mlflow-artifacts/artifacts/0/" + run + "/artifacts/notes/说明.txt")
        .then()
        .body(equalTo("hello"));
  }

  @Test
  void tenMegabytesAreTheMost() {
    upload("a", new byte[TEN_MEGABYTES]).statusCode(200);
    assertRefused(
        upload("b", new byte[TEN_MEGABYTES + 1]), "Artifact size is too large. Max size is 10MB.");
  }

  @Test
  void chunksAreCounted() throws IOException {
    String tooMuch = Integer.toHexString(TEN_MEGABYTES + 1);
    try (var socket = new RawHttp(server).open()) {
      var out = socket.getOutputStream();
      out.write(
          new RawHttp(server)
              .head("POST", UPLOAD + "?run_uuid=" + run + "&path=a", "Transfer-Encoding: chunked"));
      out.write((tooMuch + "\r\n").getBytes());
      out.write(new byte[TEN_MEGABYTES + 1]);
      out.write("\r\n0\r\n\r\n".getBytes());
      out.flush();
      assertThat(new String(socket.getInputStream().readAllBytes()))
          .startsWith("HTTP/1.1 400")
          .contains("Artifact size is too large. Max size is 10MB.");
    }
    given()
        .queryParam("run_id", run)
        .queryParam("path", "a")
        .get("/get-artifact")
        .then()
        .statusCode(404);
  }

  @Test
  void whatIsMissingIsNamed() {
    assertRefused(
        given().queryParam("path", "a").body("x").post(UPLOAD).then(),
        "Request must specify run_uuid.");
    assertRefused(
        given().queryParam("run_uuid", run).body("x").post(UPLOAD).then(),
        "Request must specify path.");
    assertRefused(upload("a", new byte[0]), "Request must specify data.");
    given()
        .queryParam("run_uuid", "nope")
        .queryParam("path", "a")
        .body("x")
        .post(UPLOAD)
        .then()
        .statusCode(404)
        .body("message", equalTo("Run with id=nope not found"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a/", ".", "./", "a/b/"})
  void folderIsNoFileName(String path) {
    assertRefused(
        upload(path, "x".getBytes()),
        "Artifact path must include a filename (cannot end with '/').");
  }

  @Test
  void otherMethodsAreNotAllowed() {
    given().get(UPLOAD).then().statusCode(405);
  }

  @Test
  void digestThatDiffersLeavesNothing() {
    given()
        .queryParam("run_uuid", run)
        .queryParam("path", "a")
        .header("Content-Digest", "sha-256=:AAAA:")
        .body("x")
        .post(UPLOAD)
        .then()
        .statusCode(400)
        .body("error_code", equalTo("BAD_REQUEST"));
    given()
        .queryParam("run_id", run)
        .queryParam("path", "a")
        .get("/get-artifact")
        .then()
        .statusCode(404);
  }

  private ValidatableResponse upload(String path, byte[] content) {
    return given()
        .contentType("application/octet-stream")
        .queryParam("run_uuid", run)
        .queryParam("path", path)
        .body(content)
        .post(UPLOAD)
        .then();
  }

  private static void assertRefused(ValidatableResponse answer, String message) {
    answer
        .statusCode(400)
        .body("error_code", equalTo("INVALID_PARAMETER_VALUE"))
        .body("message", equalTo(message));
  }
}
