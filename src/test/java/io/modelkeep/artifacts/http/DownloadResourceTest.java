package io.modelkeep.artifacts.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.modelkeep.config.ModelkeepConfig;
import io.modelkeep.testing.Counters;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Conditions and ranges, which every endpoint that sends an artifact knows. */
@QuarkusTest
@TestProfile(OneRunProfile.class)
class DownloadResourceTest {
  private static final String PROXY = "/api/2.0/mlflow-artifacts/artifacts/";
  private static final String FILE = "digits.txt";
  private static final String CONTENT = "0123456789";

  @Inject ArtifactRootsOfTests roots;
  @Inject ModelkeepConfig config;

  private String run;

  @BeforeEach
  void makeRun() {
    run = UUID.randomUUID().toString();
    roots.add(run, "mlflow-artifacts:/" + run);
    roots.add(run + "/1", "mlflow-artifacts:/" + run);
    upload(CONTENT);
  }

  static Stream<String> endpoints() {
    return Stream.of(
        PROXY + "$/" + FILE,
        "/ajax-api/2.0/mlflow-artifacts/artifacts/$/" + FILE,
        "/get-artifact?run_id=$&path=" + FILE,
        "/model-versions/get-artifact?name=$&version=1&path=" + FILE,
        "/ajax-api/2.0/mlflow/logged-models/$/artifacts/files?artifact_file_path=" + FILE,
        "/api/2.0/mlflow/logged-models/$/artifacts/files?artifact_file_path=" + FILE);
  }

  @ParameterizedTest
  @MethodSource("endpoints")
  void wholeFileSaysThatItHasRanges(String endpoint) {
    get(endpoint)
        .statusCode(200)
        .header("Accept-Ranges", "bytes")
        .header("Content-Length", "10")
        .header("Content-Range", nullValue())
        .header("Cache-Control", "no-cache")
        .header("Content-Type", "text/plain")
        .header("Content-Disposition", "attachment; filename=digits.txt")
        .body(equalTo(CONTENT));
  }

  @ParameterizedTest
  @MethodSource("endpoints")
  void rangeIsSentAlone(String endpoint) {
    get(endpoint, "Range", "bytes=2-4")
        .statusCode(206)
        .header("Content-Range", "bytes 2-4/10")
        .header("Content-Length", "3")
        .header("Content-Type", "text/plain")
        .header("Content-Disposition", "attachment; filename=digits.txt")
        .header("X-Content-Type-Options", "nosniff")
        .body(equalTo("234"));
  }

  @ParameterizedTest
  @MethodSource("endpoints")
  void rangeBeyondTheEndIsRefused(String endpoint) {
    get(endpoint, "Range", "bytes=10-")
        .statusCode(416)
        .header("Content-Range", "bytes */10")
        .body("error_code", equalTo("BAD_REQUEST"))
        .body("message", equalTo("The requested range is not within the file's 10 bytes."));
  }

  @ParameterizedTest
  @MethodSource("endpoints")
  void fileCarriesTheDigestItWasStoredWith(String endpoint) {
    get(endpoint).header("Repr-Digest", "crc32c=:KAwGng==:");
    get(endpoint, "Range", "bytes=2-4").header("Repr-Digest", "crc32c=:KAwGng==:");
  }

  @ParameterizedTest
  @MethodSource("endpoints")
  void damagedFileIsRefusedAndCounted(String endpoint) throws IOException {
    damage();
    double before = Counters.valueOf("modelkeep_damaged_artifacts_total");

    get(endpoint)
        .statusCode(409)
        .contentType("application/json")
        .header("Content-Disposition", nullValue())
        .body("error_code", equalTo("RESOURCE_CONFLICT"))
        .body(
            "message",
            equalTo(
                "The artifact '%s/%s' is damaged: its bytes are not those that were stored."
                    .formatted(run, FILE)));

    assertThat(Counters.valueOf("modelkeep_damaged_artifacts_total")).isEqualTo(before + 1);
  }

  @Test
  void largeDamagedFileIsNeverSentWhole() throws IOException {
    upload(CONTENT.repeat(300_000));
    damage();

    assertThatThrownBy(() -> get(PROXY + "$/" + FILE).extract().asByteArray())
        .hasMessageContaining("Premature end of Content-Length delimited message body");
  }

  @Test
  void largeFileIsCheckedAndSentWhole() {
    upload(CONTENT.repeat(300_000));

    assertThat(get(PROXY + "$/" + FILE).statusCode(200).extract().asString())
        .isEqualTo(CONTENT.repeat(300_000));
  }

  @ParameterizedTest
  @MethodSource("endpoints")
  void knownFileIsNotSentAgain(String endpoint) {
    get(endpoint, "If-None-Match", etag())
        .statusCode(304)
        .header("ETag", etag())
        .header("Cache-Control", "no-cache")
        .body(emptyString());
  }

  @ParameterizedTest
  @MethodSource("endpoints")
  void changedFileFailsIfMatch(String endpoint) {
    get(endpoint, "If-Match", "\"other\"")
        .statusCode(412)
        .header("ETag", etag())
        .body("error_code", equalTo("BAD_REQUEST"))
        .body(
            "message",
            equalTo("The artifact has changed: it does not meet the request's preconditions."));
  }

  @ParameterizedTest
  @MethodSource("endpoints")
  void headIsTheSameWithoutBytes(String endpoint) {
    Response head = given().urlEncodingEnabled(false).head(endpoint.replace("$", run));

    head.then()
        .statusCode(200)
        .header("Accept-Ranges", "bytes")
        .header("Content-Length", "10")
        .header("ETag", etag())
        .body(emptyString());
  }

  @ParameterizedTest
  @CsvSource({
    "If-None-Match, '$', 304",
    "If-None-Match, 'W/$', 304",
    "If-None-Match, '\"a\", $', 304",
    "If-None-Match, *, 304",
    "If-None-Match, '\"a\"', 200",
    "If-None-Match, 'junk\"', 200",
    "If-Match, '$', 200",
    "If-Match, *, 200",
    "If-Match, '\"a\", $', 200",
    "If-Match, 'W/$', 412",
    "If-Match, '\"a\"', 412",
    "If-Match, junk, 412",
    "If-Modified-Since, +1, 304",
    "If-Modified-Since, 0, 304",
    "If-Modified-Since, -1, 200",
    "If-Modified-Since, yesterday, 200",
    "If-Unmodified-Since, +1, 200",
    "If-Unmodified-Since, 0, 200",
    "If-Unmodified-Since, -1, 412",
    "If-Unmodified-Since, yesterday, 200"
  })
  void conditionIsMet(String header, String value, int status) {
    get(PROXY + "$/" + FILE, header, valueOf(value)).statusCode(status);
  }

  @Test
  void tagsCountMoreThanDates() {
    request("If-None-Match", "\"other\"", "If-Modified-Since", valueOf("+1")).statusCode(200);
    request("If-Match", etag(), "If-Unmodified-Since", valueOf("-1")).statusCode(200);
    request("If-Match", "\"other\"", "If-None-Match", etag()).statusCode(412);
    request("If-None-Match", etag(), "If-Unmodified-Since", valueOf("-1")).statusCode(412);
    request("If-None-Match", etag(), "Range", "bytes=0-1").statusCode(304);
  }

  @Test
  void rangeIsOfTheFileThatIsMeant() {
    request("Range", "bytes=0-1", "If-Range", etag()).statusCode(206).body(equalTo("01"));
    request("Range", "bytes=0-1", "If-Range", lastModified()).statusCode(206);
    request("Range", "bytes=0-1", "If-Range", "\"other\"").statusCode(200).body(equalTo(CONTENT));
    request("Range", "bytes=0-1", "If-Range", "W/" + etag()).statusCode(200);
    request("Range", "bytes=0-1", "If-Range", valueOf("-1")).statusCode(200);
    request("Range", "bytes=99-", "If-Range", "\"other\"").statusCode(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=0-1,3-4", "items=0-1", "bytes=5-2", "junk"})
  void otherRangesAreTheWhole(String range) {
    get(PROXY + "$/" + FILE, "Range", range).statusCode(200).body(equalTo(CONTENT));
  }

  @Test
  void headKnowsConditionsButNoRanges() {
    given().header("Range", "bytes=0-1").head(file()).then().statusCode(200);
    given().header("If-None-Match", etag()).head(file()).then().statusCode(304);
    given().header("If-Match", "\"other\"").head(file()).then().statusCode(412);
  }

  @Test
  void newContentHasANewTag() {
    String before = etag();
    upload("9876543210");

    assertThat(etag()).isNotEqualTo(before);
    request("If-None-Match", before, "Accept", "*/*").statusCode(200).body(equalTo("9876543210"));
  }

  @Test
  void emptyFileHasNoRanges() {
    upload("");

    request("Range", "bytes=0-", "Accept", "*/*").statusCode(416);
    given().get(file()).then().statusCode(200).body(emptyString());
  }

  @Test
  void missingFileIsNotFoundOnAnyCondition() {
    for (String header : new String[] {"If-None-Match", "If-Match", "Range"}) {
      given()
          .header(header, "*")
          .get(PROXY + run + "/missing")
          .then()
          .statusCode(404)
          .body("error_code", equalTo("RESOURCE_DOES_NOT_EXIST"));
    }
  }

  private ValidatableResponse get(String endpoint, String... header) {
    RequestSpecification request = given().urlEncodingEnabled(false);
    if (header.length > 0) {
      request.header(header[0], header[1]);
    }
    return request.get(endpoint.replace("$", run)).then();
  }

  private ValidatableResponse request(String first, String value, String second, String other) {
    return given().header(first, value).header(second, other).get(file()).then();
  }

  private String valueOf(String text) {
    return text.matches("[+-]?\\d")
        ? httpDate(
            Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(lastModified()))
                .plusSeconds(Integer.parseInt(text)))
        : text.replace("$", etag());
  }

  private static String httpDate(Instant time) {
    return DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", java.util.Locale.ENGLISH)
        .format(time.atOffset(ZoneOffset.UTC));
  }

  /** Changes the last byte as a disk might, which leaves the time of the last write as it was. */
  private void damage() throws IOException {
    Path file = Path.of(config.artifactsDestination()).resolve(run).resolve(FILE);
    FileTime written = Files.getLastModifiedTime(file);
    try (FileChannel bytes = FileChannel.open(file, StandardOpenOption.WRITE)) {
      bytes.write(ByteBuffer.wrap(new byte[] {'X'}), bytes.size() - 1);
    }
    Files.setLastModifiedTime(file, written);
  }

  private String etag() {
    return given().head(file()).header("ETag");
  }

  private String lastModified() {
    return given().head(file()).header("Last-Modified");
  }

  private String file() {
    return PROXY + run + "/" + FILE;
  }

  private void upload(String content) {
    given().body(content.getBytes(java.nio.charset.StandardCharsets.UTF_8)).put(file());
  }
}
