package io.modelkeep.db;

import io.modelkeep.config.StartupException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A PostgreSQL that outlived its server, as after {@code kill -9}. It is stopped before the next
 * one starts on the same cluster; committed work is in its write-ahead log either way.
 */
final class LeftoverPostmaster {
  private static final int STOP_TIMEOUT_SECONDS = 20;

  private LeftoverPostmaster() {}

  /** Must be called with the folder's lock held, or it would stop another server's PostgreSQL. */
  static void stop(DatabaseFolder folder) throws IOException {
    Path pidFile = folder.cluster().resolve("postmaster.pid");
    if (!Files.exists(pidFile)) {
      return;
    }
    Optional<ProcessHandle> process = firstLine(pidFile).flatMap(LeftoverPostmaster::process);
    // No such process, or another user's: PostgreSQL itself sees that the file is stale.
    Optional<String> commandLine = process.flatMap(found -> found.info().commandLine());
    if (commandLine.isEmpty()) {
      return;
    }
    if (!commandLine.get().contains("postgres")) {
      // The number now belongs to something else (after a reboot, in a new container), which
      // PostgreSQL cannot tell from a running postmaster and would refuse to start.
      Files.delete(pidFile);
    } else if (commandLine.get().contains(folder.cluster().toString())) {
      stop(process.get());
    } else {
      throw new StartupException(
          "process %d may be a PostgreSQL that uses %s under another name: stop it first"
              .formatted(process.get().pid(), folder.cluster()));
    }
  }

  private static Optional<String> firstLine(Path file) throws IOException {
    try (var lines = Files.lines(file)) {
      return lines.findFirst().map(String::strip);
    }
  }

  private static Optional<ProcessHandle> process(String pid) {
    return pid.matches("\\d{1,18}") ? ProcessHandle.of(Long.parseLong(pid)) : Optional.empty();
  }

  private static void stop(ProcessHandle process) {
    // SIGTERM lets the sessions end; theirs have, with the server that died.
    process.destroy();
    if (!hasEnded(process)) {
      // Safe as well: the next start recovers from the write-ahead log.
      process.destroyForcibly();
      if (!hasEnded(process)) {
        throw new StartupException(
            "cannot stop the PostgreSQL left over from an earlier start, process " + process.pid());
      }
    }
  }

  private static boolean hasEnded(ProcessHandle process) {
    try {
      process.onExit().get(STOP_TIMEOUT_SECONDS, TimeUnit.SECONDS);
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
