package io.modelkeep.db;

import io.modelkeep.config.StartupException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The embedded PostgreSQL of a server that is running, for commands beside it. */
public record RunningDatabase(String jdbcUrl, String password) {
  /** Where PostgreSQL notes its port: the fourth line of its file. */
  private static final int PORT_LINE = 3;

  /**
   * That of the server that uses a folder; empty if none does.
   *
   * @throws StartupException if it cannot be reached, because it is only just starting
   */
  public static Optional<RunningDatabase> find(Path root) {
    Path path = root.toAbsolutePath().normalize();
    if (!DatabaseFolder.isInUse(path)) {
      return Optional.empty();
    }
    try {
      List<String> lines = Files.readAllLines(path.resolve("cluster").resolve("postmaster.pid"));
      String port = lines.get(PORT_LINE).strip();
      String password = Files.readString(path.resolve("password"));
      return Optional.of(new RunningDatabase(EmbeddedDatabase.jdbcUrl(port), password));
    } catch (IOException | IndexOutOfBoundsException e) {
      throw new StartupException(
          "the server that uses %s is starting or stopping: try again".formatted(path), e);
    }
  }
}
