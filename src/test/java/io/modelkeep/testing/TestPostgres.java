package io.modelkeep.testing;

import io.modelkeep.db.EmbeddedDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * A new, empty database on a real PostgreSQL: the one of {@code MODELKEEP_TEST_JDBC_URL} (with
 * {@code _USERNAME} and {@code _PASSWORD}) if that is set, else a container where a Docker engine
 * answers, else the embedded one. There is no way to go without.
 */
public final class TestPostgres implements AutoCloseable {
  private static final int MAX_CONNECTIONS = 100;

  private final Server server;
  private final String database =
      "modelkeep_test_" + UUID.randomUUID().toString().replace('-', '_');

  private TestPostgres(Server server) {
    this.server = server;
  }

  public static TestPostgres start() {
    TestPostgres postgres = new TestPostgres(startServer());
    postgres.execute("CREATE DATABASE " + postgres.database);
    return postgres;
  }

  public String jdbcUrl() {
    // The last path segment is the database; parameters, if any, follow it.
    return server.adminUrl().replaceFirst("/[^/?]*(\\?|$)", "/" + database + "$1");
  }

  public String username() {
    return server.username();
  }

  public String password() {
    return server.password();
  }

  @Override
  public void close() {
    try {
      execute("DROP DATABASE " + database + " WITH (FORCE)");
    } finally {
      server.stop().run();
    }
  }

  private void execute(String sql) {
    try (Connection connection =
            DriverManager.getConnection(server.adminUrl(), server.username(), server.password());
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException("the test database server fails: " + sql, e);
    }
  }

  private static Server startServer() {
    Map<String, String> environment = System.getenv();
    String url = environment.get("MODELKEEP_TEST_JDBC_URL");
    if (url != null) {
      return new Server(
          url,
          environment.getOrDefault("MODELKEEP_TEST_JDBC_USERNAME", ""),
          environment.getOrDefault("MODELKEEP_TEST_JDBC_PASSWORD", ""),
          () -> {});
    }
    return DockerClientFactory.instance().isDockerAvailable() ? container() : embedded();
  }

  private static Server container() {
    var container = new PostgreSQLContainer("postgres:18");
    container.start();
    return new Server(
        container.getJdbcUrl(), container.getUsername(), container.getPassword(), container::stop);
  }

  private static Server embedded() {
    var embedded = EmbeddedDatabase.start(Path.of("target/test-postgres"), MAX_CONNECTIONS);
    return new Server(
        embedded.jdbcUrl(), EmbeddedDatabase.USERNAME, embedded.password(), () -> close(embedded));
  }

  private static void close(EmbeddedDatabase embedded) {
    try {
      embedded.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where databases can be created, and what ends it. */
  private record Server(String adminUrl, String username, String password, Runnable stop) {}
}
