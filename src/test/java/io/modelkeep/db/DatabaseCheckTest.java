package io.modelkeep.db;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelkeep.config.StartupException;
import io.modelkeep.testing.TestPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DatabaseCheckTest {
  private static TestPostgres postgres;

  @BeforeAll
  static void startPostgres() {
    postgres = TestPostgres.start();
  }

  @AfterAll
  static void stopPostgres() {
    postgres.close();
  }

  @Test
  void databaseThatAnswersIsAccepted() {
    assertThatCode(() -> check(postgres.jdbcUrl(), postgres.password())).doesNotThrowAnyException();
  }

  @Test
  void wrongPasswordIsNamedButNotRepeated() {
    assertThatThrownBy(() -> check(postgres.jdbcUrl(), "not-the-password"))
        .isInstanceOf(StartupException.class)
        .hasMessage(
            "the database %s refuses the user \"%s\": wrong name or password?",
            withoutParameters(postgres.jdbcUrl()), postgres.username());
  }

  @Test
  void missingDatabaseIsNamed() {
    String url = withoutParameters(postgres.jdbcUrl()) + "_missing";

    assertThatThrownBy(() -> check(url, postgres.password()))
        .isInstanceOf(StartupException.class)
        .hasMessage("the database %s does not exist: create it first", url);
  }

  @Test
  void unreachableServerIsNamed() throws IOException {
    int freePort;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      freePort = socket.getLocalPort();
    }
    String url = "jdbc:postgresql://127.0.0.1:" + freePort + "/modelkeep";

    assertThatThrownBy(() -> check(url + "?password=hidden", "secret"))
        .isInstanceOf(StartupException.class)
        .hasMessageStartingWith("cannot reach the database " + url + ": ")
        .hasMessageNotContainingAny("hidden", "secret");
  }

  @Test
  void otherKindsOfDatabaseAreRefusedWithoutRepeatingTheirPassword() {
    assertThatThrownBy(() -> check("postgresql://user:secret@localhost/modelkeep", ""))
        .isInstanceOf(StartupException.class)
        .hasMessage("QUARKUS_DATASOURCE_JDBC_URL must begin with jdbc:postgresql:");
  }

  private static void check(String jdbcUrl, String password) {
    DatabaseCheck.requireReachable(jdbcUrl, postgres.username(), password);
  }

  private static String withoutParameters(String jdbcUrl) {
    return jdbcUrl.replaceFirst("\\?.*", "");
  }
}
