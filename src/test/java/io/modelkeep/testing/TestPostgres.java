package io.modelkeep.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.UUID;

/** A new, empty database on the PostgreSQL of the test run. */
public final class TestPostgres implements AutoCloseable {
  private final TestServer server;
  private final String database =
      "modelkeep_test_" + UUID.randomUUID().toString().replace('-', '_');

  private TestPostgres(TestServer server) {
    this.server = server;
  }

  public static TestPostgres start() {
    TestPostgres postgres = new TestPostgres(TestServer.ofThisRun());
    postgres.execute("CREATE DATABASE " + postgres.database);
    return postgres;
  }

  public String jdbcUrl() {
    // The last path segment is the database; parameters, if any, follow it.
    return server.jdbcUrl().replaceFirst("/[^/?]*(\\?|$)", "/" + database + "$1");
  }

  public String username() {
    return server.username();
  }

  public String password() {
    return server.password();
  }

  @Override
  public void close() {
    execute("DROP DATABASE " + database + " WITH (FORCE)");
  }

  private void execute(String sql) {
    try (Connection connection =
            DriverManager.getConnection(server.jdbcUrl(), server.username(), server.password());
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException("the test database server fails: " + sql, e);
    }
  }
}
