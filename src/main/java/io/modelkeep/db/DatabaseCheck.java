package io.modelkeep.db;

import io.modelkeep.config.StartupException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.postgresql.PGProperty;
import org.postgresql.util.PSQLState;

/** Whether the configured database answers, asked once before anything else needs it. */
public final class DatabaseCheck {
  private static final String URL_PREFIX = "jdbc:postgresql:";
  private static final int TIMEOUT_SECONDS = 5;

  private DatabaseCheck() {}

  /**
   * Connects and disconnects.
   *
   * @throws StartupException when that fails, with the reason in an operator's words
   */
  public static void requireReachable(String jdbcUrl, String username, String password) {
    if (!jdbcUrl.startsWith(URL_PREFIX)) {
      // Not repeated: URLs of other tools carry the password before the host.
      throw new StartupException("QUARKUS_DATASOURCE_JDBC_URL must begin with " + URL_PREFIX);
    }
    Properties properties = new Properties();
    PGProperty.USER.set(properties, username);
    PGProperty.PASSWORD.set(properties, password);
    PGProperty.CONNECT_TIMEOUT.set(properties, TIMEOUT_SECONDS);
    PGProperty.SOCKET_TIMEOUT.set(properties, TIMEOUT_SECONDS);
    try {
      DriverManager.getConnection(jdbcUrl, properties).close();
    } catch (SQLException e) {
      throw new StartupException(describe(withoutParameters(jdbcUrl), username, e), e);
    }
  }

  private static String describe(String url, String username, SQLException e) {
    String state = String.valueOf(e.getSQLState());
    if (state.startsWith("28")) {
      return "the database %s refuses the user \"%s\": wrong name or password?"
          .formatted(url, username);
    }
    if (state.equals("3D000")) {
      return "the database %s does not exist: create it first".formatted(url);
    }
    if (PSQLState.isConnectionError(state)) {
      return "cannot reach the database %s: %s".formatted(url, e.getMessage());
    }
    return "cannot use the database %s: %s".formatted(url, e.getMessage());
  }

  /** Parameters may hold a password. */
  private static String withoutParameters(String jdbcUrl) {
    int question = jdbcUrl.indexOf('?');
    return question < 0 ? jdbcUrl : jdbcUrl.substring(0, question);
  }
}
