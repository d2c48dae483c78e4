package io.modelkeep.tracking.loggedmodel;

import io.modelkeep.error.MlflowException;
import io.modelkeep.error.PythonText;
import io.modelkeep.wire.TextRules;
import java.util.Map;

/**
 * What is demanded of logged models.
 *
 * <p>Source: MLflow {@code utils/validation.py} for names; lengths from the columns of its
 * database, which PostgreSQL enforces.
 */
final class LoggedModelRules {
  private static final int MAX_NAME = 500;
  private static final int MAX_MODEL_TYPE = 500;
  private static final int MAX_RUN_ID = 32;
  private static final int MAX_KEY = 255;
  private static final String FORBIDDEN_IN_NAMES = "/:.%\"'";

  private LoggedModelRules() {}

  static void checkName(String name) {
    if (name.chars().anyMatch(c -> FORBIDDEN_IN_NAMES.indexOf(c) >= 0)) {
      throw MlflowException.invalidParameter(
          ("Invalid model name (%s) provided. Model name must be a non-empty string and cannot"
                  + " contain the following characters: ('/', ':', '.', '%%', '\"', \"'\")")
              .formatted(PythonText.repr(name)));
    }
    TextRules.checkLength("name", MAX_NAME, name);
  }

  static void checkOrigin(String modelType, String sourceRunId) {
    TextRules.checkLength("model_type", MAX_MODEL_TYPE, modelType);
    TextRules.checkLength("source_run_id", MAX_RUN_ID, sourceRunId);
  }

  /** Keys of tags and parameters may be any text, the empty one included. */
  static void checkKeys(Map<String, String> valuesByKey) {
    valuesByKey.keySet().forEach(key -> TextRules.checkLength("key", MAX_KEY, key));
  }
}
