package io.modelkeep.testing;

import io.modelkeep.db.EmbeddedDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * The PostgreSQL of the test run: the one of {@code MODELKEEP_TEST_JDBC_URL} (with {@code
 * _USERNAME} and {@code _PASSWORD}) if that is set, else a container where a Docker engine answers,
 * else the embedded one. There is no way to go without. The user must be able to make databases.
 */
record TestServer(String jdbcUrl, String username, String password) {
  private static final String PROPERTY = "testing.postgres.";
  private static final int MAX_CONNECTIONS = 100;

  /** Starts it for the first caller; it ends with the JVM. */
  static TestServer ofThisRun() {
    // Not a static field: Quarkus loads this class once for each application it tests.
    synchronized (System.getProperties()) {
      if (System.getProperty(PROPERTY + "url") == null) {
        start().remember();
      }
      return new TestServer(
          System.getProperty(PROPERTY + "url"),
          System.getProperty(PROPERTY + "username"),
          System.getProperty(PROPERTY + "password"));
    }
  }

  private void remember() {
    System.setProperty(PROPERTY + "url", jdbcUrl);
    System.setProperty(PROPERTY + "username", username);
    System.setProperty(PROPERTY + "password", password);
  }

  private static TestServer start() {
    Map<String, String> environment = System.getenv();
    String url = environment.get("MODELKEEP_TEST_JDBC_URL");
    if (url != null) {
      return new TestServer(
          url,
          environment.getOrDefault("MODELKEEP_TEST_JDBC_USERNAME", ""),
          environment.getOrDefault("MODELKEEP_TEST_JDBC_PASSWORD", ""));
    }
    return DockerClientFactory.instance().isDockerAvailable() ? container() : embedded();
  }

  private static TestServer container() {
    var container = new PostgreSQLContainer("postgres:18");
    container.start(); // Testcontainers itself removes it after the run.
    return new TestServer(container.getJdbcUrl(), container.getUsername(), container.getPassword());
  }

  private static TestServer embedded() {
    var embedded = EmbeddedDatabase.start(Path.of("target/test-postgres"), MAX_CONNECTIONS);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> close(embedded)));
    return new TestServer(embedded.jdbcUrl(), EmbeddedDatabase.USERNAME, embedded.password());
  }

  private static void close(EmbeddedDatabase embedded) {
    try {
      embedded.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
