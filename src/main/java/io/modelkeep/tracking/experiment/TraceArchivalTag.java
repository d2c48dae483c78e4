package io.modelkeep.tracking.experiment;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.modelkeep.error.MlflowException;
import java.util.regex.Pattern;

/**
 * The two tags of an experiment that hold settings as JSON: for how long its traces are kept.
 *
 * <p>Source: MLflow {@code utils/validation.py}, {@code _validate_trace_experiment_tag}.
 */
final class TraceArchivalTag {
  private static final String RETENTION = "mlflow.trace.archivalRetention";
  private static final String ARCHIVE_NOW = "mlflow.trace.archiveNow";
  private static final int MAX_DURATION = 32;
  private static final Pattern DURATION = Pattern.compile("[1-9][0-9]*[mhd]");
  private static final JsonMapper MAPPER = new JsonMapper();

  private TraceArchivalTag() {}

  /** Checks the value if the key is one of the two. */
  static void check(String key, String value) {
    if (key.equals(RETENTION)) {
      JsonNode settings = parse(value);
      if (!settings.path("type").asText().equals("duration")) {
        throw MlflowException.invalidParameter("Trace archival config must use type 'duration'.");
      }
      checkDuration(settings.path("value"));
    } else if (key.equals(ARCHIVE_NOW)) {
      JsonNode age = parse(value).path("older_than");
      if (!age.isMissingNode() && !age.isNull()) {
        checkDuration(age);
      }
    }
  }

  private static JsonNode parse(String value) {
    try {
      JsonNode settings = MAPPER.readTree(value);
      if (settings.isObject()) {
        return settings;
      }
    } catch (JacksonException notJson) {
      // Told below, like JSON of another kind.
    }
    throw MlflowException.invalidParameter(
        "Trace archival config must be encoded as a JSON object.");
  }

  private static void checkDuration(JsonNode duration) {
    String text = duration.asText().strip();
    if (text.length() > MAX_DURATION) {
      throw MlflowException.invalidParameter(
          "Trace archival duration must be at most 32 characters.");
    }
    if (!duration.isTextual() || !DURATION.matcher(text).matches()) {
      throw MlflowException.invalidParameter(
          "Trace archival retention must be in the form `<int><unit>`, where unit is one of 'm',"
              + " 'h', or 'd'.");
    }
  }
}
