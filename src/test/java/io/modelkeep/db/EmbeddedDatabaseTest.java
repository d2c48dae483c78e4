package io.modelkeep.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelkeep.config.StartupException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseTest {
  @TempDir static Path folder;

  @Test
  void committedWorkSurvivesRestartsAndReusedProcessNumbers() throws Exception {
    try (EmbeddedDatabase database = start()) {
      query(database, "CREATE TABLE kept AS SELECT 'value' AS column_");
    }
    // What a crash leaves behind when the number has since gone to another process: this one.
    Path pidFile = folder.resolve("cluster/postmaster.pid");
    Files.writeString(pidFile, ProcessHandle.current().pid() + "\n");
    try (EmbeddedDatabase database = start()) {
      assertThat(query(database, "SELECT column_ FROM kept")).isEqualTo("value");
    }
  }

  @Test
  void committedMeansOnDisk() throws Exception {
    try (EmbeddedDatabase database = start()) {
      assertThat(query(database, "SHOW fsync")).isEqualTo("on");
      assertThat(query(database, "SHOW synchronous_commit")).isEqualTo("on");
      assertThat(query(database, "SHOW full_page_writes")).isEqualTo("on");
    }
  }

  @Test
  void textSortsByCodePoint() throws Exception {
    try (EmbeddedDatabase database = start()) {
      assertThat(
              query(
                  database,
                  "SELECT string_agg(c, '' ORDER BY c) FROM unnest(ARRAY['é','a','Z','中']) c"))
          .isEqualTo("Zaé中");
      assertThat(query(database, "SELECT 'É' ILIKE 'é'")).isEqualTo("t");
    }
  }

  @Test
  void nobodyEntersWithoutThePassword() throws Exception {
    try (EmbeddedDatabase database = start()) {
      assertThatThrownBy(
              () -> DriverManager.getConnection(database.jdbcUrl(), EmbeddedDatabase.USERNAME, "x"))
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("28P01"));
    }
  }

  @Test
  void folderServesOneServerAtATime() throws Exception {
    try (EmbeddedDatabase database = start()) {
      assertThatThrownBy(EmbeddedDatabaseTest::start)
          .isInstanceOf(StartupException.class)
          .hasMessage("another server is using the data folder " + folder);
      assertThat(query(database, "SELECT 'alive'")).isEqualTo("alive");
    }
  }

  @Test
  void creationThatWasInterruptedIsRepeated(@TempDir Path interrupted) throws Exception {
    Files.createDirectories(interrupted.resolve("cluster"));
    Files.createFile(interrupted.resolve("cluster/postgresql.conf"));

    try (EmbeddedDatabase database = EmbeddedDatabase.start(interrupted, 10)) {
      assertThat(query(database, "SELECT 'alive'")).isEqualTo("alive");
    }
  }

  @Test
  void folderThatCannotBeMadeIsNamed() throws IOException {
    Path file = Files.createFile(folder.resolve("a-file"));

    assertThatThrownBy(() -> EmbeddedDatabase.start(file.resolve("postgres"), 10))
        .isInstanceOf(StartupException.class)
        .hasMessage("cannot write to the data folder " + file + "/postgres: Not a directory");
  }

  private static EmbeddedDatabase start() {
    return EmbeddedDatabase.start(folder, 10);
  }

  private static String query(EmbeddedDatabase database, String sql) throws SQLException {
    try (var connection =
            DriverManager.getConnection(
                database.jdbcUrl(), EmbeddedDatabase.USERNAME, database.password());
        var statement = connection.createStatement()) {
      if (!statement.execute(sql)) {
        return "";
      }
      try (var rows = statement.getResultSet()) {
        rows.next();
        return rows.getString(1);
      }
    }
  }
}
