package io.modelkeep.artifacts.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelkeep.artifacts.LongStream;
import io.modelkeep.artifacts.OpenFiles;
import io.modelkeep.artifacts.SealedVersions;
import io.modelkeep.artifacts.Waiting;
import io.modelkeep.config.ModelkeepConfig;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Downloads of files that the operating system cannot send by itself, since their bytes change on
 * the way. {@link FileTransfer} is not for them.
 */
abstract class WrappedDownloadConformanceTest {
  private static final String MLFLOW = "/api/2.0/mlflow/";
  private static final String PROXY = "api/2.0/mlflow-artifacts/artifacts/";
  private static final int LARGE_BYTES = 32 * 1024 * 1024 + 7;

  @Inject ModelkeepConfig config;

  private String folder;

  /** Speaks as the test is about. */
  protected abstract HttpClient client();

  /** Where the server answers so, with a slash at the end. */
  protected abstract URI server();

  @BeforeEach
  void chooseFolder() {
    folder = UUID.randomUUID().toString();
  }

  @Test
  void wholeFileArrives() throws Exception {
    byte[] content = LongStream.bytes(0, LARGE_BYTES);
    upload("weights.bin", content);

    HttpResponse<InputStream> answer = get("weights.bin");

    assertThat(answer.statusCode()).isEqualTo(200);
    // Not as arrays: of millions of bytes only the first difference is worth telling.
    assertThat(Arrays.mismatch(answer.body().readAllBytes(), content)).isEqualTo(-1);
    assertIsClosed("weights.bin");
  }

  @Test
  void emptyFileArrives() throws Exception {
    upload("empty.bin", new byte[0]);

    HttpResponse<InputStream> answer = get("empty.bin");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body().readAllBytes()).isEmpty();
    assertIsClosed("empty.bin");
  }

  @Test
  void rangeArrivesAlone() throws Exception {
    byte[] content = LongStream.bytes(0, LARGE_BYTES);
    upload("weights.bin", content);

    HttpResponse<InputStream> answer = get("weights.bin", "Range", "bytes=1000-2999999");

    assertThat(answer.statusCode()).isEqualTo(206);
    assertThat(answer.headers().firstValue("Content-Range"))
        .contains("bytes 1000-2999999/" + LARGE_BYTES);
    assertThat(
            Arrays.mismatch(
                answer.body().readAllBytes(), Arrays.copyOfRange(content, 1000, 3_000_000)))
        .isEqualTo(-1);
    assertIsClosed("weights.bin");
  }

  @Test
  void sealedFileArrivesOnlyAsItWasSealed() throws Exception {
    folder = sealedModel();
    byte[] sealed = LongStream.bytes(0, LARGE_BYTES);
    assertThat(Arrays.mismatch(get("weights.bin").body().readAllBytes(), sealed)).isEqualTo(-1);

    sealed[LARGE_BYTES - 1]++;
    Files.write(onDisk("weights.bin"), sealed);

    assertThatThrownBy(() -> get("weights.bin").body().readAllBytes())
        .isInstanceOf(IOException.class);
    assertIsClosed("weights.bin");
  }

  @Test
  void abandonedDownloadIsGivenUp() throws Exception {
    upload("weights.bin", LongStream.bytes(0, LARGE_BYTES));
    try (InputStream body = get("weights.bin").body()) {
      assertThat(body.readNBytes(1000)).isEqualTo(LongStream.bytes(0, 1000));
      assertThat(OpenFiles.count(onDisk("weights.bin"))).isEqualTo(1);
    }

    assertIsClosed("weights.bin");
    assertThat(get("weights.bin", "Range", "bytes=0-9").body().readAllBytes())
        .isEqualTo(LongStream.bytes(0, 10));
  }

  /** As a client that would take the bytes compressed. */
  protected final HttpResponse<InputStream> get(String name, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(server().resolve(PROXY + folder + "/" + name))
            .header("Accept-Encoding", "gzip");
    if (headers.length > 0) {
      request.headers(headers);
    }
    HttpResponse<InputStream> answer =
        client().send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
    assertThat(answer.version()).isEqualTo(client().version());
    return answer;
  }

  protected final void upload(String name, byte[] content) {
    given().body(content).put("/" + PROXY + folder + "/" + name).then().statusCode(200);
  }

  protected final void assertIsClosed(String name) throws Exception {
    Waiting.until(() -> OpenFiles.count(onDisk(name)) == 0);
  }

  private Path onDisk(String name) {
    return Path.of(config.artifactsDestination()).resolve(folder).resolve(name);
  }

  /** The folder of a version that is sealed, with a large file. */
  private String sealedModel() throws Exception {
    String name = "model " + folder;
    String experiment =
        post("experiments/create", Map.of("name", name)).extract().path("experiment_id");
    String run =
        post("runs/create", Map.of("experiment_id", experiment)).extract().path("run.info.run_id");
    folder = experiment + "/" + run + "/artifacts/model";
    upload("weights.bin", LongStream.bytes(0, LARGE_BYTES));
    SealedVersions.make(name, run, "mlflow-artifacts:/" + folder);
    return folder;
  }

  private static ValidatableResponse post(String path, Map<String, ?> body) {
    return given()
        .contentType("application/json")
        .body(body)
        .post(MLFLOW + path)
        .then()
        .statusCode(200);
  }
}
