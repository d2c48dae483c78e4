package io.modelkeep.artifacts.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(CompressedDownloadTest.Compressing.class)
class CompressedDownloadTest extends WrappedDownloadConformanceTest {
  private static final byte[] TEXT = "0123456789\n".repeat(100_000).getBytes();

  @TestHTTPResource URI server;

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /** A server that compresses what is worth it. */
  public static final class Compressing implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("quarkus.http.enable-compression", "true");
    }
  }

  @Override
  protected HttpClient client() {
    return client;
  }

  @Override
  protected URI server() {
    return server;
  }

  @Test
  void textArrivesCompressed() throws Exception {
    upload("notes.txt", TEXT);

    HttpResponse<InputStream> answer = get("notes.txt");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Encoding")).contains("gzip");
    assertThat(new GZIPInputStream(answer.body()).readAllBytes()).isEqualTo(TEXT);
    assertIsClosed("notes.txt");
  }

  @Test
  void rangeOfTextIsOfTheTextItself() throws Exception {
    upload("notes.txt", TEXT);

    HttpResponse<InputStream> answer = get("notes.txt", "Range", "bytes=11-21");

    assertThat(answer.statusCode()).isEqualTo(206);
    assertThat(answer.headers().firstValue("Content-Range")).contains("bytes 11-21/" + TEXT.length);
    assertThat(plain(answer).readAllBytes()).isEqualTo("0123456789\n".getBytes());
  }

  private static InputStream plain(HttpResponse<InputStream> answer) throws IOException {
    return answer.headers().firstValue("Content-Encoding").equals(Optional.of("gzip"))
        ? new GZIPInputStream(answer.body())
        : answer.body();
  }
}
