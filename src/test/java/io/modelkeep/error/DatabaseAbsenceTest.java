package io.modelkeep.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseAbsenceTest {
  @ParameterizedTest
  @ValueSource(strings = {"08001", "08006", "57P01", "57P03", "53300"})
  void lostConnectionsAreAnAbsence(String sqlState) {
    Throwable failure = new IllegalStateException(new SQLException("gone", sqlState));
    assertThat(DatabaseAbsence.isCauseOf(failure)).isTrue();
  }

  @Test
  void waitingInVainForAConnectionIsAnAbsence() {
    assertThat(DatabaseAbsence.isCauseOf(new SQLException("Sorry, acquisition timeout!"))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"23505", "42601", "22001"})
  void failedStatementsAreNone(String sqlState) {
    assertThat(DatabaseAbsence.isCauseOf(new SQLException("bad", sqlState))).isFalse();
  }

  @Test
  void otherFailuresAreNone() {
    assertThat(DatabaseAbsence.isCauseOf(new IllegalStateException("other"))).isFalse();
  }
}
