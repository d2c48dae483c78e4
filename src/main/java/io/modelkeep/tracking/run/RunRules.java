package io.modelkeep.tracking.run;

import io.modelkeep.error.MlflowException;
import io.modelkeep.error.PythonText;
import io.modelkeep.wire.TextRules;
import io.modelkeep.wire.tracking.Param;
import io.modelkeep.wire.tracking.RunTag;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What is demanded of params, tags and batches, and what is cut to fit.
 *
 * <p>Source: MLflow {@code utils/validation.py}. Lengths are in characters (code points).
 */
public final class RunRules {
  private static final int MAX_KEY = 250;
  private static final int MAX_PARAM_VALUE = 6000;
  private static final int MAX_TAG_VALUE = 8000;
  private static final int MAX_BATCH_METRICS = 1000;
  private static final int MAX_BATCH_PARAMS = 100;
  private static final int MAX_BATCH_TAGS = 100;
  private static final int MAX_BATCH = 1000;
  private static final Pattern RUN_ID =
      Pattern.compile("[a-zA-Z0-9][\\w\\-]{0,255}\\n?", Pattern.UNICODE_CHARACTER_CLASS);

  private RunRules() {}

  /**
   * The param as it is kept: a long value is cut.
   *
   * @param path where it stands in the request, such as {@code params[3].}; empty if the request is
   *     the param
   */
  static Param checkedParam(Param param, String path) {
    String key = Objects.requireNonNullElse(param.key(), "");
    TextRules.checkKey(key, path + "key");
    TextRules.checkLength("Param key", MAX_KEY, key);
    return new Param(key, cut(Objects.requireNonNullElse(param.value(), ""), MAX_PARAM_VALUE));
  }

  /** As {@link #checkedParam}. */
  static RunTag checkedTag(RunTag tag, String path) {
    String key = Objects.requireNonNullElse(tag.key(), "");
    TextRules.checkKey(key, path + "key");
    TextRules.checkLength(path + "key", MAX_KEY, key);
    return new RunTag(key, cut(Objects.requireNonNullElse(tag.value(), ""), MAX_TAG_VALUE));
  }

  /** A tag a run begins with, of which MLflow demands only what its database does. */
  static RunTag checkedFirstTag(RunTag tag) {
    String key = Objects.requireNonNullElse(tag.key(), "");
    TextRules.checkLength("key", MAX_KEY, key);
    return new RunTag(key, Objects.requireNonNullElse(tag.value(), ""));
  }

  public static void checkRunId(String runId) {
    if (!RUN_ID.matcher(runId).matches()) {
      throw TextRules.invalidValue("run_id", runId);
    }
  }

  static void checkBatchSize(int metrics, int params, int tags) {
    checkBatchLimit("metrics", MAX_BATCH_METRICS, metrics);
    checkBatchLimit("params", MAX_BATCH_PARAMS, params);
    checkBatchLimit("tags", MAX_BATCH_TAGS, tags);
    checkBatchLimit("metrics, params, and tags", MAX_BATCH, metrics + params + tags);
  }

  static void checkKeysAreUnique(List<Param> params) {
    Set<String> seen = new HashSet<>();
    List<String> repeated = new ArrayList<>();
    for (Param param : params) {
      if (!seen.add(param.key())) {
        repeated.add(param.key());
      }
    }
    if (!repeated.isEmpty()) {
      throw MlflowException.invalidParameter(
          ("Duplicate parameter keys have been submitted: %s. Please ensure the request contains"
                  + " only one param value per param key.")
              .formatted(PythonText.list(repeated)));
    }
  }

  private static void checkBatchLimit(String what, int limit, int count) {
    if (count > limit) {
      throw MlflowException.invalidParameter(
          ("A batch logging request can contain at most %1$d %2$s. Got %3$d %2$s. Please split up"
                  + " %2$s across multiple requests and try again.")
              .formatted(limit, what, count));
    }
  }

  private static String cut(String value, int limit) {
    return TextRules.lengthOf(value) <= limit
        ? value
        : value.substring(0, value.offsetByCodePoints(0, limit));
  }
}
