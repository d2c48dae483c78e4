package io.modelkeep.error;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Tells that the database refused a text. Bodies and query parameters are looked at when they
 * arrive; this is for what comes in a path.
 */
final class UnstorableText {
  /** PostgreSQL's character_not_in_repertoire: there is no NUL in its texts. */
  private static final String NOT_IN_REPERTOIRE = "22021";

  private UnstorableText() {}

  static boolean isCauseOf(@Nullable Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && NOT_IN_REPERTOIRE.equals(sql.getSQLState())) {
        return true;
      }
    }
    return false;
  }
}
