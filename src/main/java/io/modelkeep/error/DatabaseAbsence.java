package io.modelkeep.error;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Tells a database that does not answer, which passes, from a statement that failed. */
final class DatabaseAbsence {
  private static final String CONNECTION_EXCEPTIONS = "08";

  /** Shutdown, crash and start of the server: PostgreSQL's operator intervention. */
  private static final String OPERATOR_INTERVENTION = "57P";

  private static final String TOO_MANY_CONNECTIONS = "53300";

  private DatabaseAbsence() {}

  static boolean isCauseOf(@Nullable Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && isAbsence(sql.getSQLState())) {
        return true;
      }
    }
    return false;
  }

  /** A failure without a state is the pool's: the time to wait for a connection is over. */
  private static boolean isAbsence(@Nullable String sqlState) {
    return sqlState == null
        || sqlState.startsWith(CONNECTION_EXCEPTIONS)
        || sqlState.startsWith(OPERATOR_INTERVENTION)
        || sqlState.equals(TOO_MANY_CONNECTIONS);
  }
}
