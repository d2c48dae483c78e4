package io.modelkeep.registry;

import io.modelkeep.error.MlflowException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The stages a version can be in. On the wire the {@link #label}, read in any case.
 *
 * <p>Source: MLflow {@code entities/model_registry/model_version_stages.py}.
 */
enum Stage {
  NONE("None"),
  STAGING("Staging"),
  PRODUCTION("Production"),
  ARCHIVED("Archived");

  private final String label;

  Stage(String label) {
    this.label = label;
  }

  String label() {
    return label;
  }

  /** Whether versions serve from this stage, so that moving one in may archive the others. */
  boolean isActive() {
    return this == STAGING || this == PRODUCTION;
  }

  static Stage parse(String text) {
    return Arrays.stream(values())
        .filter(stage -> stage.label.toLowerCase(Locale.ROOT).equals(text.toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () ->
                MlflowException.invalidParameter(
                    "Invalid Model Version stage: %s. Value must be one of %s."
                        .formatted(
                            text,
                            Arrays.stream(values())
                                .map(Stage::label)
                                .collect(Collectors.joining(", ")))));
  }
}
