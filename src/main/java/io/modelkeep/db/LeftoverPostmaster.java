package io.modelkeep.db;

import io.modelkeep.config.StartupException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A PostgreSQL that outlived its server, as after {@code kill -9}. It is stopped before the next
 * one starts on the same cluster; committed work is in its write-ahead log either way.
 */
final class LeftoverPostmaster {
  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(20);
  private static final Duration REAP_TIMEOUT = Duration.ofSeconds(5);

  private LeftoverPostmaster() {}

  /** Must be called with the folder's lock held, or it would stop another server's PostgreSQL. */
  static void stop(DatabaseFolder folder) throws IOException {
    Path pidFile = folder.cluster().resolve("postmaster.pid");
    Optional<ProcessHandle> process = process(pidFile);
    if (process.isEmpty()) {
      return; // PostgreSQL itself clears up after a dead process.
    }
    String commandLine = process.get().info().commandLine().orElse("");
    if (commandLine.contains("postgres")) {
      requireSameCluster(process.get(), commandLine, folder);
      stop(process.get());
    } else if (!commandLine.isEmpty() || !endsWithin(REAP_TIMEOUT, process.get())) {
      // The number now belongs to something else (after a reboot, in a new container) or to a dead
      // process that nobody reaps. PostgreSQL would take either for a running postmaster.
      Files.delete(pidFile);
    }
  }

  private static Optional<ProcessHandle> process(Path pidFile) throws IOException {
    if (!Files.exists(pidFile)) {
      return Optional.empty();
    }
    try (var lines = Files.lines(pidFile)) {
      return lines
          .findFirst()
          .map(String::strip)
          .filter(pid -> pid.matches("\\d{1,18}"))
          .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)));
    }
  }

  private static void requireSameCluster(
      ProcessHandle process, String commandLine, DatabaseFolder folder) {
    if (!commandLine.contains(folder.cluster().toString())) {
      throw new StartupException(
          "process %d may be a PostgreSQL that uses %s under another name: stop it first"
              .formatted(process.pid(), folder.cluster()));
    }
  }

  private static void stop(ProcessHandle process) {
    // SIGTERM lets the sessions end; theirs have, with the server that died.
    process.destroy();
    if (!endsWithin(STOP_TIMEOUT, process)) {
      // Safe as well: the next start recovers from the write-ahead log.
      process.destroyForcibly();
      if (!endsWithin(STOP_TIMEOUT, process)) {
        throw new StartupException(
            "cannot stop the PostgreSQL left over from an earlier start, process " + process.pid());
      }
    }
  }

  private static boolean endsWithin(Duration timeout, ProcessHandle process) {
    try {
      process.onExit().get(timeout.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }
}
