package io.modelkeep;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelkeep.config.StartupException;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.Test;

class StartupFailureTest {
  @Test
  void explainedFailureIsFoundBelowOthers() {
    var failure = new IllegalStateException("outer", new StartupException("the port is taken"));

    assertThat(StartupFailure.describe(failure)).isEqualTo("the port is taken");
  }

  @Test
  void failedMigrationBecomesOneLine() {
    var failure =
        new RuntimeException(
            new FlywayException("Script V2.sql failed\n--------\nMessage : no such table\n"));

    assertThat(StartupFailure.describe(failure))
        .isEqualTo(
            "the database cannot be brought to this version's schema:"
                + " Script V2.sql failed; Message : no such table");
  }

  @Test
  void unexpectedFailureNamesItsRootCause() {
    var failure = new RuntimeException("outer", new IllegalArgumentException("one\ntwo"));

    assertThat(StartupFailure.describe(failure))
        .isEqualTo("the start failed: IllegalArgumentException: one; two");
  }
}
