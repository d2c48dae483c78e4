package io.modelkeep.config;

/**
 * A reason not to start that an operator can mend. The message is one line that says what is wrong
 * and where; it is all that is printed.
 */
public final class StartupException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StartupException(String message) {
    super(message);
  }

  public StartupException(String message, Throwable cause) {
    super(message, cause);
  }
}
