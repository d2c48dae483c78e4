package io.modelkeep.http;

import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * MLflow's settings of what browsers are told about every answer.
 *
 * <p>Source: MLflow {@code environment_variables.py}.
 */
@Singleton
class SecuritySettings {
  private static final String NO_FRAME_OPTIONS = "NONE";

  private final boolean enabled;
  private final Optional<String> frameOptions;

  /**
   * @param disable exactly {@code true} switches every check and header off
   * @param frameOptions {@code SAMEORIGIN}, {@code DENY}, or {@code NONE} for no such header
   */
  SecuritySettings(
      @ConfigProperty(name = "MLFLOW_SERVER_DISABLE_SECURITY_MIDDLEWARE", defaultValue = "false")
          String disable,
      @ConfigProperty(name = "MLFLOW_SERVER_X_FRAME_OPTIONS", defaultValue = "SAMEORIGIN")
          String frameOptions) {
    this.enabled = !disable.equals("true");
    String value = frameOptions.strip().toUpperCase(Locale.ROOT);
    this.frameOptions = value.equals(NO_FRAME_OPTIONS) ? Optional.empty() : Optional.of(value);
  }

  boolean isEnabled() {
    return enabled;
  }

  Optional<String> frameOptions() {
    return frameOptions;
  }
}
