package io.modelkeep.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.Socket;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What no HTTP client lets one send. */
@QuarkusTest
class RawRequestTest {
  private static final int TIMEOUT_MILLIS = 10_000;

  @TestHTTPResource("/")
  URL server;

  /** Load balancers ask so whether a server is there. */
  @Test
  void onlyHealthIsAnsweredToOldHttpWithoutHost() throws IOException {
    assertThat(send("GET /health HTTP/1.0\r\n\r\n")).startsWith("HTTP/1.0 200 OK").endsWith("OK");
    assertThat(send("GET /api/2.0/mlflow/experiments/get?experiment_id=0 HTTP/1.0\r\n\r\n"))
        .startsWith("HTTP/1.0 403 Forbidden")
        .endsWith("Invalid Host header - possible DNS rebinding attack detected");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Host: a b\r\n", "Host: [::\r\n", "Host: a:99999\r\n"})
  void requestWithoutProperHostIsAnsweredAsAnyError(String host) throws IOException {
    assertThat(send("GET /health HTTP/1.1\r\nConnection: close\r\n%s\r\n".formatted(host)))
        .startsWith("HTTP/1.1 400 Bad Request")
        .containsIgnoringCase("content-type: application/json\r\n")
        .contains("\"error_code\": \"BAD_REQUEST\"");
  }

  /** The second request tells the server to hang up, which the first one cannot. */
  @Test
  void upgradeToHttp2IsNotTaken() throws IOException {
    assertThat(
            send(
                """
                GET /health HTTP/1.1\r
                Host: a\r
                Connection: Upgrade, HTTP2-Settings\r
                Upgrade: h2c\r
                HTTP2-Settings: AAMAAABkAAQAAP__\r
                \r
                GET /health HTTP/1.1\r
                Host: a\r
                Connection: close\r
                \r
                """))
        .startsWith("HTTP/1.1 200 OK")
        .endsWith("OK");
  }

  /** All that the server says until it hangs up. */
  private String send(String request) throws IOException {
    try (Socket socket = new Socket(server.getHost(), server.getPort())) {
      socket.setSoTimeout(TIMEOUT_MILLIS);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
