package io.modelkeep;

import io.modelkeep.config.StartupException;
import java.util.stream.Collectors;
import org.flywaydb.core.api.FlywayException;

/** Turns what stopped the start into one line for the operator. */
final class StartupFailure {
  private StartupFailure() {}

  static String describe(Throwable failure) {
    Throwable cause = failure;
    while (!isExplained(cause) && cause.getCause() != null) {
      cause = cause.getCause();
    }
    String line = oneLine(String.valueOf(cause.getMessage()));
    if (cause instanceof StartupException) {
      return line;
    }
    if (cause instanceof FlywayException) {
      return "the database cannot be brought to this version's schema: " + line;
    }
    return "the start failed: " + cause.getClass().getSimpleName() + ": " + line;
  }

  /** Whether the message says more than those of the causes below. */
  private static boolean isExplained(Throwable failure) {
    return failure instanceof StartupException || failure instanceof FlywayException;
  }

  /** Without line breaks and the rulers that Flyway draws under headings. */
  private static String oneLine(String message) {
    return message
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.matches("-+"))
        .collect(Collectors.joining("; "));
  }
}
