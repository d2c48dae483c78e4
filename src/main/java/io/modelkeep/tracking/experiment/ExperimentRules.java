package io.modelkeep.tracking.experiment;

import io.modelkeep.error.MlflowException;
import io.modelkeep.wire.TextRules;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * What is demanded of an experiment's name and tags.
 *
 * <p>Source: MLflow {@code utils/validation.py} and {@code server/handlers.py}.
 */
final class ExperimentRules {
  private static final int MAX_NAME = 500;
  private static final int MAX_TAG_KEY = 250;
  private static final int MAX_TAG_VALUE = 20_000;
  private static final int MAX_CUSTOM_VIEWS = 50;

  /** The web UI keeps each view a user saved in a tag of its own. */
  private static final String CUSTOM_VIEW_PREFIX = "mlflow.customView.view";

  private ExperimentRules() {}

  static void checkName(@Nullable String name) {
    if (name == null || name.isEmpty()) {
      throw MlflowException.invalidParameter("Invalid experiment name: ''");
    }
    TextRules.checkLength("name", MAX_NAME, name);
  }

  static void checkTag(String key, String value) {
    TextRules.checkKey(key, "key");
    TextRules.checkLength("key", MAX_TAG_KEY, key);
    TextRules.checkLength("value", MAX_TAG_VALUE, value);
    TraceArchivalTag.check(key, value);
  }

  static void checkCustomViews(Collection<String> tagKeys) {
    if (countCustomViews(tagKeys) > MAX_CUSTOM_VIEWS) {
      throw tooManyCustomViews("");
    }
  }

  /** Refuses one more view, but not another value for one that is there. */
  static void checkCustomView(long experimentId, Collection<String> tagKeys, String newKey) {
    if (isCustomView(newKey)
        && !tagKeys.contains(newKey)
        && countCustomViews(tagKeys) >= MAX_CUSTOM_VIEWS) {
      throw tooManyCustomViews(" for experiment " + experimentId);
    }
  }

  static boolean isCustomView(String key) {
    return key.startsWith(CUSTOM_VIEW_PREFIX);
  }

  private static long countCustomViews(Collection<String> tagKeys) {
    return tagKeys.stream().filter(ExperimentRules::isCustomView).count();
  }

  private static MlflowException tooManyCustomViews(String where) {
    return MlflowException.invalidParameter(
        ("Unable to create another custom view%s; the maximum number of custom views per"
                + " experiment is %d. Delete an existing custom view before creating a new one.")
            .formatted(where, MAX_CUSTOM_VIEWS));
  }
}
