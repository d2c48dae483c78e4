package io.modelkeep.artifacts.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.URL;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Sends requests byte by byte: HTTP clients repair just what these tests are about. */
final class RawHttp {
  private static final int TIMEOUT_MILLIS = 30_000;

  private final URI server;

  RawHttp(URL server) {
    this.server = URI.create(server.toString());
  }

  /** An answer; header names in lower case. */
  record Answer(int status, Map<String, String> headers, String body) {}

  Answer send(String method, String target) throws IOException {
    return send(method, target, "");
  }

  Answer send(String method, String target, String body) throws IOException {
    byte[] bytes = body.getBytes(UTF_8);
    try (Socket socket = open()) {
      OutputStream out = socket.getOutputStream();
      out.write(head(method, target, "Content-Length: " + bytes.length));
      out.write(bytes);
      out.flush();
      return parse(new String(socket.getInputStream().readAllBytes(), UTF_8));
    }
  }

  Socket open() throws IOException {
    Socket socket = new Socket(server.getHost(), server.getPort());
    socket.setSoTimeout(TIMEOUT_MILLIS);
    return socket;
  }

  /** A request's head, with a header of the caller's. */
  byte[] head(String method, String target, String header) {
    return "%s %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n%s\r\n\r\n"
        .formatted(method, target, server.getAuthority(), header)
        .getBytes(ISO_8859_1);
  }

  private static Answer parse(String answer) {
    String[] parts = answer.split("\r\n\r\n", 2);
    String[] lines = parts[0].split("\r\n");
    Map<String, String> headers =
        java.util.Arrays.stream(lines)
            .skip(1)
            .map(line -> line.split(": ", 2))
            .collect(
                Collectors.toMap(
                    header -> header[0].toLowerCase(Locale.ROOT),
                    header -> header[1],
                    (first, second) -> first + ", " + second));
    return new Answer(Integer.parseInt(lines[0].split(" ")[1]), headers, parts[1]);
  }
}
