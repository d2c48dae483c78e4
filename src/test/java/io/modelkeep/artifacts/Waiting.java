package io.modelkeep.artifacts;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/** Waits for what happens on another thread, and fails when it does not happen. */
public final class Waiting {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration PAUSE = Duration.ofMillis(10);

  private Waiting() {}

  public static void untilAfter(Instant time) {
    while (!Instant.now().isAfter(time)) {
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  public static void until(Callable<Boolean> condition) throws Exception {
    Instant deadline = Instant.now().plus(PATIENCE);
    while (!condition.call()) {
      if (Instant.now().isAfter(deadline)) {
        throw new AssertionError("It did not happen within " + PATIENCE);
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }
}
