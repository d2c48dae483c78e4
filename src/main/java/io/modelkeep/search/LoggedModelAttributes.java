package io.modelkeep.search;

import java.util.Map;
import java.util.Set;

/**
 * The attributes of logged models that can be searched.
 *
 * <p>Source: the columns of MLflow's {@code SqlLoggedModel} and its {@code ALIASES}.
 */
final class LoggedModelAttributes {
  static final String CREATED = "creation_timestamp";
  static final String UPDATED = "last_updated_timestamp";

  static final Set<String> NAMES =
      AttributeNames.of(
          "name",
          "model_id",
          "model_type",
          "status",
          "source_run_id",
          "experiment_id",
          "artifact_location",
          "lifecycle_stage",
          "status_message",
          CREATED,
          UPDATED);

  private static final Map<String, String> ALIASES =
      Map.of(
          "creation_time", CREATED,
          "creation_timestamp_ms", CREATED,
          "last_updated_time", UPDATED,
          "last_updated_timestamp_ms", UPDATED);

  private LoggedModelAttributes() {}

  /** The name without its alias; unknown names stay as they are. */
  static String canonical(String name) {
    return ALIASES.getOrDefault(name, name);
  }

  /** Whether it is in milliseconds since the epoch. */
  static boolean isTime(String canonicalName) {
    return canonicalName.equals(CREATED) || canonicalName.equals(UPDATED);
  }
}
