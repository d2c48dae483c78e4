package io.modelkeep.db;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ConnectionSettingsTest {
  @Inject DataSource database;

  /** By the session, that is: not only because the database of the tests has it off. */
  @Test
  void statementsAreNotCompiled() throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet jit =
            statement.executeQuery("SELECT setting, source FROM pg_settings WHERE name = 'jit'")) {
      jit.next();
      assertThat(jit.getString("setting")).isEqualTo("off");
      assertThat(jit.getString("source")).isEqualTo("session");
    }
  }
}
