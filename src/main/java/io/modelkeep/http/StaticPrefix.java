package io.modelkeep.http;

import io.modelkeep.config.ModelkeepConfig;
import io.modelkeep.config.StartupException;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * The path below which everything is served. Source: MLflow {@code server/handlers.py}, {@code
 * _add_static_prefix}, and {@code cli/__init__.py}.
 */
@ApplicationScoped
public class StaticPrefix {
  private final String prefix;

  StaticPrefix(ModelkeepConfig config) {
    prefix = config.staticPrefix().orElse("");
  }

  /** The prefix; empty without one. */
  String value() {
    return prefix;
  }

  /**
   * @throws StartupException if no request could have a path below it
   */
  public static void require(String prefix) {
    if (!prefix.startsWith("/")) {
      throw new StartupException("MODELKEEP_STATIC_PREFIX must begin with a '/'.");
    }
    if (prefix.endsWith("/")) {
      throw new StartupException("MODELKEEP_STATIC_PREFIX should not end with a '/'.");
    }
    if (!prefix.matches("(/[A-Za-z0-9._~-]+)+")) {
      throw new StartupException(
          "MODELKEEP_STATIC_PREFIX may contain letters, digits and '._~-' between its slashes.");
    }
  }
}
