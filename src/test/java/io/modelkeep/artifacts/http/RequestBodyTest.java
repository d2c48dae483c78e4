package io.modelkeep.artifacts.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelkeep.artifacts.LongStream;
import io.modelkeep.artifacts.Waiting;
import io.modelkeep.error.HttpRefusal;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestBodyTest {
  private static final int MEBIBYTE = 1024 * 1024;
  private static final RequestBody.Limits LIMITS =
      new RequestBody.Limits(64L * MEBIBYTE, Duration.ofSeconds(20));
  private static final String ANSWER = "HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n";

  private final Vertx vertx = Vertx.vertx();
  private final CompletableFuture<byte[]> received = new CompletableFuture<>();
  private final AtomicLong arrivedBytes = new AtomicLong();
  private HttpServer server;
  private Socket client;

  @BeforeEach
  void start() {
    server = vertx.createHttpServer();
  }

  @AfterEach
  void stop() throws IOException {
    client.close();
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 65_536, 5 * MEBIBYTE + 3})
  void announcedBodyIsReadWhole(int sizeBytes) throws Exception {
    listen(LIMITS, InputStream::readAllBytes);
    byte[] content = LongStream.bytes(0, sizeBytes);

    send("Content-Length: " + sizeBytes);
    client.getOutputStream().write(content);

    assertThat(received.join()).isEqualTo(content);
  }

  @Test
  void bodyInChunksIsReadWhole() throws Exception {
    listen(LIMITS, InputStream::readAllBytes);

    send("Transfer-Encoding: chunked");
    write("5\r\nhello\r\n");
    write("6\r\n world\r\n0\r\n\r\n");

    assertThat(received.join()).asString(ISO_8859_1).isEqualTo("hello world");
  }

  @Test
  void whatNobodyReadsDoesNotArrive() throws Exception {
    CompletableFuture<Void> go = new CompletableFuture<>();
    listen(
        LIMITS,
        body -> {
          body.read();
          go.join();
          return body.readAllBytes();
        });
    int sizeBytes = 48 * MEBIBYTE;
    send("Content-Length: " + sizeBytes);
    Thread sender = new Thread(() -> writeZeros(sizeBytes));
    sender.start();

    Waiting.until(() -> arrivedBytes.get() > 0);
    sender.join(1_000);
    assertThat(arrivedBytes.get()).isLessThanOrEqualTo(MEBIBYTE);
    go.complete(null);
    assertThat(received.join()).hasSize(sizeBytes - 1);
  }

  @Test
  void bodyBeyondTheLimitIsRefused() throws Exception {
    listen(new RequestBody.Limits(10, LIMITS.readTimeout()), InputStream::readAllBytes);

    send("Transfer-Encoding: chunked");
    write("b\r\nhello world\r\n");

    assertFails(HttpRefusal.class, "The request's body has more than the 10 bytes");
  }

  @Test
  void silentClientIsGivenUp() throws Exception {
    listen(
        new RequestBody.Limits(LIMITS.maxBytes(), Duration.ofMillis(200)),
        InputStream::readAllBytes);

    send("Content-Length: 2");
    write("a");

    assertFails(IOException.class, "The client has been silent for too long");
    assertThat(client.getInputStream().read()).isEqualTo(-1);
  }

  @Test
  void bodyThatBreaksOffFails() throws Exception {
    listen(LIMITS, InputStream::readAllBytes);

    send("Content-Length: 2");
    write("a");
    client.close();

    assertFails(IOException.class, "Connection was closed");
  }

  @Test
  void clientThatWaitsIsToldToGoOn() throws Exception {
    listen(LIMITS, InputStream::readAllBytes);

    send("Content-Length: 2\r\nExpect: 100-continue");
    expect("HTTP/1.1 100 Continue\r\n\r\n");
    write("ab");

    assertThat(received.join()).asString(ISO_8859_1).isEqualTo("ab");
  }

  @Test
  void connectionIsUsedAgainAfterABodyThatWasNotRead() throws Exception {
    listen(LIMITS, body -> body.readNBytes(1));
    int sizeBytes = 4 * MEBIBYTE;

    for (int request = 0; request < 2; request++) {
      send("Content-Length: " + sizeBytes);
      writeZeros(sizeBytes);
      expect(ANSWER);
    }
  }

  private interface Reading {
    byte[] of(InputStream body) throws IOException;
  }

  private void listen(RequestBody.Limits limits, Reading reading) throws IOException {
    server.requestHandler(request -> answer(request, limits, reading));
    server.listen(0, "127.0.0.1").toCompletionStage().toCompletableFuture().join();
    client = new Socket(InetAddress.getLoopbackAddress(), server.actualPort());
    client.setSoTimeout(20_000);
  }

  private void answer(HttpServerRequest request, RequestBody.Limits limits, Reading reading) {
    request.pause();
    vertx
        .executeBlocking(
            () -> {
              try (RequestBody body = new RequestBody(request, limits)) {
                vertx.setPeriodic(20, timer -> arrivedBytes.set(request.bytesRead()));
                return reading.of(body);
              }
            })
        .onSuccess(received::complete)
        .onFailure(received::completeExceptionally)
        .onSuccess(bytes -> request.response().end());
  }

  private void send(String headers) throws IOException {
    write("PUT /file HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n\r\n");
  }

  private void write(String text) throws IOException {
    OutputStream out = client.getOutputStream();
    out.write(text.getBytes(ISO_8859_1));
    out.flush();
  }

  private void writeZeros(int count) {
    try {
      client.getOutputStream().write(new byte[count]);
    } catch (IOException e) {
      received.completeExceptionally(e);
    }
  }

  private void expect(String answer) throws IOException {
    byte[] found = client.getInputStream().readNBytes(answer.length());
    assertThat(new String(found, ISO_8859_1)).isEqualTo(answer);
  }

  private void assertFails(Class<? extends Exception> kind, String message) {
    assertThatThrownBy(received::join)
        .isInstanceOf(CompletionException.class)
        .cause()
        .isInstanceOf(kind)
        .hasMessageContaining(message);
  }
}
