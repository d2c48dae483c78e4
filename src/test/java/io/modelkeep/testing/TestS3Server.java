package io.modelkeep.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;

/**
 * The S3 of the test run: the one of {@code MODELKEEP_TEST_S3_URL} (with {@code _ACCESS_KEY} and
 * {@code _SECRET_KEY}) if that is set, else a container where a Docker engine answers, else one
 * built from source. There is no way to go without. The key must be able to make buckets.
 */
record TestS3Server(URI url, String accessKey, String secretKey) {
  private static final String PROPERTY = "testing.s3.";
  private static final String ACCESS_KEY = "modelkeep";
  private static final String SECRET_KEY = "modelkeep-test-secret";
  private static final String VERSION = "v1.8.0";
  private static final int CONTAINER_PORT = 7070;
  private static final Duration START_TIMEOUT = Duration.ofSeconds(30);

  /** Ends the server when the JVM ends, however it does: its end of the pipe is gone then. */
  private static final String WHILE_STDIN_IS_OPEN = "\"$@\" & cat > /dev/null; kill $!";

  /** Starts it for the first caller; it ends with the JVM. */
  static TestS3Server ofThisRun() {
    // Not a static field: Quarkus loads this class once for each application it tests.
    synchronized (System.getProperties()) {
      if (System.getProperty(PROPERTY + "url") == null) {
        start().remember();
      }
      return new TestS3Server(
          URI.create(System.getProperty(PROPERTY + "url")),
          System.getProperty(PROPERTY + "accessKey"),
          System.getProperty(PROPERTY + "secretKey"));
    }
  }

  private void remember() {
    System.setProperty(PROPERTY + "url", url.toString());
    System.setProperty(PROPERTY + "accessKey", accessKey);
    System.setProperty(PROPERTY + "secretKey", secretKey);
  }

  private static TestS3Server start() {
    Map<String, String> environment = System.getenv();
    String url = environment.get("MODELKEEP_TEST_S3_URL");
    if (url != null) {
      return new TestS3Server(
          URI.create(url),
          environment.getOrDefault("MODELKEEP_TEST_S3_ACCESS_KEY", ""),
          environment.getOrDefault("MODELKEEP_TEST_S3_SECRET_KEY", ""));
    }
    try {
      return DockerClientFactory.instance().isDockerAvailable() ? container() : fromSource();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static TestS3Server container() {
    // Testcontainers itself removes it after the run.
    GenericContainer<?> container =
        new GenericContainer<>("versity/versitygw:" + VERSION)
            .withEnv("ROOT_ACCESS_KEY", ACCESS_KEY)
            .withEnv("ROOT_SECRET_KEY", SECRET_KEY)
            .withCommand("--health", "/health", "posix", "/tmp")
            .withExposedPorts(CONTAINER_PORT)
            .waitingFor(Wait.forHttp("/health"));
    container.start();
    return at(container.getHost(), container.getMappedPort(CONTAINER_PORT));
  }

  private static TestS3Server fromSource() throws IOException {
    Path folder = Files.createTempDirectory("modelkeep-s3");
    Path objects = Files.createDirectory(folder.resolve("objects"));
    Path metadata = Files.createDirectory(folder.resolve("metadata"));
    TestS3Server server = at("127.0.0.1", freePort());
    ProcessBuilder gateway =
        new ProcessBuilder(
            List.of(
                "sh",
                "-c",
                WHILE_STDIN_IS_OPEN,
                "sh",
                binary(),
                "--port",
                server.url.getAuthority(),
                "--quiet",
                "--keep-alive",
                "--health",
                "/health",
                "posix",
                "--sidecar",
                metadata.toString(),
                objects.toString()));
    gateway.environment().put("ROOT_ACCESS_KEY", ACCESS_KEY);
    gateway.environment().put("ROOT_SECRET_KEY", SECRET_KEY);
    Path log = folder.resolve("log");
    Process process = gateway.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    Instant deadline = Instant.now().plus(START_TIMEOUT);
    while (!server.answers()) {
      if (!process.isAlive() || Instant.now().isAfter(deadline)) {
        throw new IllegalStateException("versitygw does not start: " + Files.readString(log));
      }
    }
    return server;
  }

  private static TestS3Server at(String host, int port) {
    return new TestS3Server(
        URI.create("http://%s:%d".formatted(host, port)), ACCESS_KEY, SECRET_KEY);
  }

  /** Builds the program the first time. */
  private static String binary() throws IOException {
    Process build =
        new ProcessBuilder("src/test/scripts/versitygw")
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String path = new String(build.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    if (path.isEmpty()) {
      throw new IllegalStateException("There is no S3 for the tests; stderr says why");
    }
    return path;
  }

  private boolean answers() throws IOException {
    HttpURLConnection connection =
        (HttpURLConnection) url.resolve("/health").toURL().openConnection();
    try {
      return connection.getResponseCode() == 200;
    } catch (java.net.ConnectException notYet) {
      return false;
    } finally {
      connection.disconnect();
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket probe = new ServerSocket(0)) {
      return probe.getLocalPort();
    }
  }
}
