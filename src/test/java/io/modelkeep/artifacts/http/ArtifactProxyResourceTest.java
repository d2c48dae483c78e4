package io.modelkeep.artifacts.http;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import io.modelkeep.artifacts.LongStream;
import io.modelkeep.artifacts.OpenFiles;
import io.modelkeep.artifacts.Waiting;
import io.modelkeep.artifacts.folder.WorkFolder;
import io.modelkeep.config.ModelkeepConfig;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ArtifactProxyResourceTest {
  private static final String PROXY = "/api/2.0/mlflow-artifacts/artifacts/";
  private static final String LIST = "/api/2.0/mlflow-artifacts/artifacts";
  private static final String INVALID_PATH =
      """
      {
        "error_code": "INVALID_PARAMETER_VALUE",
        "message": "Invalid path",
        "sqlstate": "KAM00",
        "error_class": "INVALID_PARAMETER_VALUE"
      }""";

  @TestHTTPResource URL server;
  @Inject ModelkeepConfig config;

  private RawHttp http;

  /** A folder of this test's own. */
  private String folder;

  @BeforeEach
  void makeFolder() {
    http = new RawHttp(server);
    folder = UUID.randomUUID().toString();
  }

  @Test
  void uploadAnswersAnEmptyOk() {
    given()
        .body("hello")
        .put(PROXY + folder + "/MLmodel")
        .then()
        .statusCode(200)
        .header("Content-Length", "0")
        .body(emptyString());
  }

  @Test
  void uploadIsDownloadedAsAnAttachment() {
    upload("MLmodel", "hello");

    given()
        .get(PROXY + folder + "/MLmodel")
        .then()
        .statusCode(200)
        .header("Content-Type", "text/plain")
        .header("Content-Length", "5")
        .header("Content-Disposition", "attachment; filename=MLmodel")
        .header("X-Content-Type-Options", "nosniff")
        .header("ETag", matchesPattern("\"[0-9a-f-]+\""))
        .header(
            "Last-Modified",
            matchesPattern("\\w{3}, \\d\\d? \\w{3} \\d{4} \\d\\d:\\d\\d:\\d\\d GMT"))
        .body(equalTo("hello"));
  }

  @Test
  void ajaxApiIsTheSame() throws IOException {
    http.send("PUT", "/ajax-api/2.0/mlflow-artifacts/artifacts/" + folder + "/a%20b", "hello");

    assertThat(http.send("GET", PROXY + folder + "/a%20b").body()).isEqualTo("hello");
    assertThat(
            http.send("GET", "/ajax-api/2.0/mlflow-artifacts/artifacts/" + folder + "/a%20b")
                .body())
        .isEqualTo("hello");
  }

  @Test
  void headDescribesWithoutTheBytes() {
    upload("model.pkl", "hello");

    given()
        .head(PROXY + folder + "/model.pkl")
        .then()
        .statusCode(200)
        .header("Content-Type", "application/octet-stream")
        .header("Content-Length", "5")
        .body(emptyString());
  }

  @ParameterizedTest
  @CsvSource({
    "%E6%A8%A1%E5%9E%8B.txt, 模型.txt",
    "%F0%9F%98%80.bin, 😀.bin",
    "a%20b.txt, a b.txt",
    "a+b.txt, a+b.txt",
    "100%25.txt, 100%.txt",
    "who%3F.txt, who?.txt",
    "a;b=c&d.txt, a;b=c&d.txt"
  })
  void fileNamesAreKept(String encoded, String name) throws IOException {
    assertThat(http.send("PUT", PROXY + folder + "/" + encoded, name).status()).isEqualTo(200);

    assertThat(http.send("GET", PROXY + folder + "/" + encoded).body()).isEqualTo(name);
    assertThat(destination().resolve(folder).resolve(name)).hasContent(name);
  }

  @Test
  void listShowsFilesAndFolders() {
    upload("MLmodel", "hello");
    upload("data/模型.csv", "x");
    upload("empty", "");

    given()
        .queryParam("path", folder)
        .get(LIST)
        .then()
        .statusCode(200)
        .contentType("application/json")
        .body(
            equalTo(
                """
                {
                  "files": [
                    {
                      "path": "MLmodel",
                      "is_dir": false,
                      "file_size": 5
                    },
                    {
                      "path": "data",
                      "is_dir": true
                    },
                    {
                      "path": "empty",
                      "is_dir": false
                    }
                  ]
                }"""));
  }

  @Test
  void listOfMissingFolderHasNoFiles() {
    given()
        .queryParam("path", folder + "/missing")
        .get(LIST)
        .then()
        .statusCode(200)
        .body(equalTo("{}"));
  }

  @Test
  void deleteIsIdempotent() {
    upload("a/file", "x");

    for (int i = 0; i < 2; i++) {
      given().delete(PROXY + folder + "/a").then().statusCode(200).body(equalTo("{}"));
    }
    given().get(PROXY + folder + "/a/file").then().statusCode(404);
  }

  @Test
  void downloadOfMissingFileIsNotFound() {
    given()
        .get(PROXY + folder + "/missing")
        .then()
        .statusCode(404)
        .body(
            equalTo(
                """
                {
                  "error_code": "RESOURCE_DOES_NOT_EXIST",
                  "message": "No such artifact: '%s/missing'",
                  "sqlstate": "KAM00",
                  "error_class": "RESOURCE_NOT_FOUND"
                }"""
                    .formatted(folder)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/"})
  void downloadOfFolderIsRefused(String end) {
    upload("file", "x");

    given()
        .get(PROXY + folder + end)
        .then()
        .statusCode(400)
        .body("error_code", equalTo("INVALID_PARAMETER_VALUE"))
        .body(
            "message",
            equalTo("Artifact path refers to a directory, not a file: '%s'".formatted(folder)));
  }

  @Test
  void uploadNeedsAFileName() throws IOException {
    assertThat(http.send("PUT", PROXY + folder + "/", "x").body())
        .contains("Artifact path must include a filename (cannot end with '/').");
  }

  @ParameterizedTest
  @ValueSource(strings = {".", "%2e", "./."})
  void rootIsNotDeleted(String root) throws IOException {
    upload("file", "x");

    assertThat(http.send("DELETE", PROXY + root).status()).isBetween(400, 499);
    given().get(PROXY + folder + "/file").then().statusCode(200);
  }

  @ParameterizedTest
  @MethodSource("io.modelkeep.artifacts.store.UnsafePaths#all")
  void unsafePathIsRefusedInAnyRequest(String path) throws IOException {
    String sent = path.replace("\\", "%5c");
    for (String method : List.of("GET", "HEAD", "PUT", "DELETE")) {
      RawHttp.Answer answer = http.send(method, PROXY + sent);
      assertThat(answer.status()).as(method).isEqualTo(400);
      assertThat(answer.body()).as(method).isEqualTo(method.equals("HEAD") ? "" : INVALID_PATH);
    }
  }

  @ParameterizedTest
  @MethodSource("io.modelkeep.artifacts.store.UnsafePaths#inAnyPlace")
  void unsafePathIsNotListed(String path) throws IOException {
    RawHttp.Answer answer = http.send("GET", LIST + "?path=" + path.replace("\\", "%5c"));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).contains("INVALID_PARAMETER_VALUE");
  }

  @ParameterizedTest
  @ValueSource(strings = {"..\\x", "a\\..\\..\\x", "\\\\host\\share"})
  void backslashIsNoCharacterOfAUrl(String path) throws IOException {
    assertThat(http.send("GET", PROXY + path).status()).isEqualTo(400);
  }

  @Test
  void brokenOffUploadLeavesNothing() throws Exception {
    Path work = destination().resolve(WorkFolder.NAME);
    try (Socket socket = http.open()) {
      socket
          .getOutputStream()
          .write(http.head("PUT", PROXY + folder + "/file", "Content-Length: 1000000"));
      socket.getOutputStream().write(new byte[500_000]);
      socket.getOutputStream().flush();
      Waiting.until(() -> Files.exists(work) && !isEmpty(work));
    }

    Waiting.until(() -> isEmpty(work));
    given().get(PROXY + folder + "/file").then().statusCode(404);
    given().queryParam("path", folder).get(LIST).then().body(equalTo("{}"));
  }

  @Test
  void chunkedUploadBrokenOffLeavesNothing() throws Exception {
    Path work = destination().resolve(WorkFolder.NAME);
    try (Socket socket = http.open()) {
      socket
          .getOutputStream()
          .write(http.head("PUT", PROXY + folder + "/file", "Transfer-Encoding: chunked"));
      socket.getOutputStream().write("5\r\nhello\r\n".getBytes());
      socket.getOutputStream().flush();
      Waiting.until(() -> Files.exists(work) && !isEmpty(work));
    }

    Waiting.until(() -> isEmpty(work));
    given().get(PROXY + folder + "/file").then().statusCode(404);
  }

  @Test
  void abandonedDownloadIsGivenUp() throws Exception {
    byte[] large = new byte[32 * 1024 * 1024];
    given().body(large).put(PROXY + folder + "/large").then().statusCode(200);
    Path file = destination().resolve(folder).resolve("large");
    try (Socket socket = http.open()) {
      socket.getOutputStream().write(http.head("GET", PROXY + folder + "/large", "Accept: */*"));
      assertThat(socket.getInputStream().readNBytes(1000)).hasSize(1000);
      assertThat(OpenFiles.count(file)).isEqualTo(1);
    }

    Waiting.until(() -> OpenFiles.count(file) == 0);
  }

  @Test
  void downloadGoesOnWithTheFileItBeganWith() throws Exception {
    byte[] before = LongStream.bytes(0, 32 * 1024 * 1024);
    given().body(before).put(PROXY + folder + "/large").then().statusCode(200);
    try (Socket socket = http.open()) {
      socket.getOutputStream().write(http.head("GET", PROXY + folder + "/large", "Accept: */*"));
      byte[] begin = socket.getInputStream().readNBytes(1000);

      given().body(new byte[before.length]).put(PROXY + folder + "/large").then().statusCode(200);
      byte[] rest = socket.getInputStream().readAllBytes();

      // The head is of some hundred bytes; what follows must be the old file and nothing else.
      int head = begin.length + rest.length - before.length;
      assertThat(new String(begin, 0, head, UTF_8)).startsWith("HTTP/1.1 200").endsWith("\r\n\r\n");
      assertThat(Arrays.copyOfRange(begin, head, begin.length))
          .isEqualTo(Arrays.copyOf(before, begin.length - head));
      assertThat(rest).isEqualTo(Arrays.copyOfRange(before, begin.length - head, before.length));
    }
  }

  @Test
  void connectionIsUsedAgainAfterADownload() throws Exception {
    upload("file", "hello");
    try (Socket socket = http.open()) {
      for (int request = 0; request < 2; request++) {
        byte[] head = http.head("GET", PROXY + folder + "/file", "Accept: */*");
        String kept = new String(head, UTF_8).replace("Connection: close\r\n", "");
        socket.getOutputStream().write(kept.getBytes(UTF_8));
        String answer = "";
        while (!answer.endsWith("\r\n\r\nhello")) {
          answer += (char) socket.getInputStream().read();
        }
        assertThat(answer).startsWith("HTTP/1.1 200");
      }
    }
  }

  private void upload(String path, String content) {
    given()
        .contentType("application/octet-stream")
        .body(content.getBytes(UTF_8))
        .put(PROXY + folder + "/" + path)
        .then()
        .statusCode(200);
  }

  private Path destination() {
    return Path.of(config.artifactsDestination());
  }

  private static boolean isEmpty(Path directory) throws IOException {
    try (var children = Files.list(directory)) {
      return children.findAny().isEmpty();
    }
  }
}
