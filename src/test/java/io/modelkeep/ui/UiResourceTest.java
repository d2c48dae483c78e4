package io.modelkeep.ui;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.DecoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** The files of the web UI, with the headers browsers and proxies go by. */
@QuarkusTest
class UiResourceTest {
  private static final String SCRIPT = "/static-files/static/js/main.0123abcd.js";
  private static final String CONTENT = "0123456789".repeat(10);

  @Test
  void theRootIsThePageAndIsAskedForEachTime() {
    browser()
        .get("/")
        .then()
        .statusCode(200)
        .header("Content-Type", "text/html; charset=utf-8")
        .header("Cache-Control", "no-cache")
        .header("X-Frame-Options", "SAMEORIGIN")
        .header("X-Content-Type-Options", "nosniff");
  }

  @Test
  void filesNamedByTheirContentAreKeptForEver() {
    browser()
        .get(SCRIPT)
        .then()
        .statusCode(200)
        .header("Content-Type", "text/javascript; charset=utf-8")
        .header("Cache-Control", "public, max-age=31536000, immutable")
        .header("Accept-Ranges", "bytes")
        .header("Content-Length", "100")
        .header("Content-Encoding", nullValue())
        .body(equalTo(CONTENT));
  }

  @Test
  void otherFilesAreAskedForEachTime() {
    browser()
        .get("/static-files/favicon.ico")
        .then()
        .statusCode(200)
        .header("Content-Type", "image/vnd.microsoft.icon")
        .header("Cache-Control", "no-cache")
        .header("Vary", "Origin");
  }

  @Test
  void browsersThatTakeGzipGetIt() throws IOException {
    Response answer = browser().header("Accept-Encoding", "gzip, deflate, br").get(SCRIPT);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.header("Content-Encoding")).isEqualTo("gzip");
    assertThat(answer.headers().getValues("Vary")).containsExactly("Accept-Encoding", "Origin");
    byte[] packed = answer.asByteArray();
    assertThat(answer.header("Content-Length")).isEqualTo(Integer.toString(packed.length));
    assertThat(new GZIPInputStream(new ByteArrayInputStream(packed)).readAllBytes())
        .asString()
        .isEqualTo(CONTENT);
  }

  @Test
  void gzipThatIsRefusedIsNotSent() {
    browser()
        .header("Accept-Encoding", "gzip;q=0, *")
        .get(SCRIPT)
        .then()
        .header("Content-Encoding", nullValue())
        .body(equalTo(CONTENT));
  }

  @Test
  void anUnchangedFileIsNotSentAgain() {
    String tag = browser().get(SCRIPT).header("ETag");

    browser()
        .header("If-None-Match", tag)
        .get(SCRIPT)
        .then()
        .statusCode(304)
        .header("ETag", tag)
        .header("Cache-Control", "public, max-age=31536000, immutable")
        .body(equalTo(""));
  }

  @Test
  void theCompressedFormHasATagOfItsOwn() {
    String tag = browser().get(SCRIPT).header("ETag");

    Response answer =
        browser().header("Accept-Encoding", "gzip").header("If-None-Match", tag).get(SCRIPT);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.header("ETag")).isEqualTo(tag.replaceAll("\"$", "-gzip\""));
  }

  @Test
  void aRangeIsAnsweredAlone() {
    browser()
        .header("Range", "bytes=3-6")
        .get(SCRIPT)
        .then()
        .statusCode(206)
        .header("Content-Range", "bytes 3-6/100")
        .header("Content-Length", "4")
        .body(equalTo("3456"));
  }

  @Test
  void aRangeOfAnotherContentIsNotMeant() {
    browser()
        .header("Range", "bytes=3-6")
        .header("If-Range", "\"another\"")
        .get(SCRIPT)
        .then()
        .statusCode(200)
        .body(equalTo(CONTENT));
  }

  @Test
  void aRangeBeyondTheEndCannotBeAnswered() {
    browser()
        .header("Range", "bytes=100-")
        .get(SCRIPT)
        .then()
        .statusCode(416)
        .header("Content-Range", "bytes */100")
        .body("message", equalTo("The requested range is not within the file's 100 bytes."));
  }

  @Test
  void headTellsTheSizeWithoutTheContent() {
    browser()
        .head(SCRIPT)
        .then()
        .statusCode(200)
        .header("Content-Length", "100")
        .header("Content-Type", "text/javascript; charset=utf-8")
        .body(equalTo(""));
  }

  @Test
  void notebooksMayShowTheTraceRendererInAFrame() {
    browser()
        .get("/static-files/lib/notebook-trace-renderer/index.html")
        .then()
        .statusCode(200)
        .header("X-Frame-Options", nullValue())
        .header("X-Content-Type-Options", "nosniff");
  }

  @Test
  void otherFilesOfTheServerAreNotReachable() {
    for (String path :
        new String[] {
          "/static-files/..%2Ffiles.tsv",
          "/static-files/%2e%2e/files.tsv",
          "/static-files/index.html.gz",
          "/static-files/static/",
          "/static-files/application.properties",
          "/static/js/main.0123abcd.js"
        }) {
      assertThat(browser().urlEncodingEnabled(false).get(path).statusCode())
          .as(path)
          .isEqualTo(404);
    }
  }

  @Test
  void aMissingFileIsNamedInMlflowsForm() {
    browser()
        .get("/static-files/nothing.js")
        .then()
        .statusCode(404)
        .body("error_code", equalTo("RESOURCE_DOES_NOT_EXIST"))
        .body("message", equalTo("The web UI has no such file."));
  }

  /** Sends and unpacks nothing of its own accord. */
  private static RequestSpecification browser() {
    return given()
        .config(
            RestAssuredConfig.config()
                .decoderConfig(DecoderConfig.decoderConfig().noContentDecoders()));
  }
}
