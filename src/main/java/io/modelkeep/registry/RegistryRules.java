package io.modelkeep.registry;

import io.modelkeep.error.MlflowException;
import io.modelkeep.wire.PythonInteger;
import io.modelkeep.wire.TextRules;
import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the registry demands of names, numbers, aliases, tags and descriptions.
 *
 * <p>Source: MLflow {@code utils/validation.py}; lengths from there and from the columns of its
 * database, which PostgreSQL enforces.
 */
final class RegistryRules {
  private static final int MAX_NAME = 256;
  private static final int MAX_ALIAS = 255;
  private static final int MAX_TAG_KEY = 250;
  private static final int MAX_TAG_VALUE = 100_000;
  private static final int MAX_DESCRIPTION = 5000;
  private static final int MAX_URI = 8000;
  private static final int MAX_RUN_ID = 256;
  private static final String PROMPT_TEXT = "mlflow.prompt.text";

  private static final Pattern ALIAS =
      Pattern.compile("[\\w\\-]*\\n?", Pattern.UNICODE_CHARACTER_CLASS);
  private static final Pattern VERSION_ALIAS =
      Pattern.compile("[vV]\\d+\\n?", Pattern.UNICODE_CHARACTER_CLASS);

  private RegistryRules() {}

  static void checkName(@Nullable String name) {
    if (name == null || name.isBlank()) {
      throw TextRules.missingValue("name");
    }
    if (name.contains("/") || name.contains(":")) {
      throw MlflowException.invalidParameter(
          "Invalid model name '%s'. Names cannot contain '/' or ':'.".formatted(name));
    }
    TextRules.checkMeansItself(name, "name");
  }

  /** Checks a name that is to be given, not looked up. */
  static void checkGivenName(@Nullable String name) {
    checkName(name);
    TextRules.checkLength("name", MAX_NAME, name);
  }

  static void checkNewName(@Nullable String newName) {
    if (newName == null || newName.isBlank()) {
      throw TextRules.missingValue("new_name");
    }
    checkGivenName(newName);
  }

  static void checkTagKey(String key) {
    TextRules.checkKey(key, "key");
  }

  static void checkModelTag(String key, String value) {
    TextRules.checkKey(key, "key");
    TextRules.checkLength("key", MAX_TAG_KEY, key);
    TextRules.checkLength("value", MAX_TAG_VALUE, value);
  }

  static void checkVersionTag(String key, String value) {
    TextRules.checkKey(key, "key");
    TextRules.checkLength("key", MAX_TAG_KEY, key);
    if (key.equals(PROMPT_TEXT) && TextRules.lengthOf(value) > MAX_TAG_VALUE) {
      throw MlflowException.invalidParameter(
          "Prompt text exceeds max length of %d characters.".formatted(MAX_TAG_VALUE));
    }
    TextRules.checkLength("value", MAX_TAG_VALUE, value);
  }

  static void checkDescription(@Nullable String description) {
    TextRules.checkLength("description", MAX_DESCRIPTION, description);
  }

  static void checkOrigin(String source, @Nullable String runId, @Nullable String runLink) {
    TextRules.checkLength("source", MAX_URI, source);
    TextRules.checkLength("run_id", MAX_RUN_ID, runId);
    TextRules.checkLength("run_link", MAX_URI, runLink);
  }

  /**
   * The schema looks at {@code max_results} only, so {@code maxResults} must be held to it here.
   */
  static void checkPageSize(long size, long maximum) {
    if (size > maximum) {
      throw MlflowException.invalidParameter(
          "Invalid value for request parameter max_results. It must be at most %d, but got value %d"
              .formatted(maximum, size));
    }
  }

  static void checkAlias(@Nullable String alias) {
    if (alias == null || alias.isEmpty()) {
      throw MlflowException.invalidParameter("Registered model alias name cannot be empty.");
    }
    if (!ALIAS.matcher(alias).matches()) {
      throw MlflowException.invalidParameter(
          ("Invalid alias name: '%s'. Names may only contain alphanumerics, underscores (_),"
                  + " and dashes (-).")
              .formatted(alias));
    }
    TextRules.checkLength("Registered model alias name", MAX_ALIAS, alias);
  }

  /** Names that read as a version are kept free for that. */
  static void checkAliasIsNotReserved(String alias) {
    if (isLatest(alias)) {
      throw MlflowException.invalidParameter("'latest' alias name (case insensitive) is reserved.");
    }
    if (VERSION_ALIAS.matcher(alias).matches()) {
      throw MlflowException.invalidParameter(
          "Version alias name '%s' is reserved.".formatted(alias));
    }
  }

  static boolean isLatest(String alias) {
    return alias.toLowerCase(Locale.ROOT).equals("latest");
  }

  /** Reads a version number as Python's {@code int()} does. */
  static BigInteger parseVersion(@Nullable String version) {
    String text = version == null ? "" : version;
    return PythonInteger.parse(text)
        .orElseThrow(
            () ->
                MlflowException.invalidParameter(
                    "Parameter 'version' must be an integer, got '%s'.".formatted(text)));
  }
}
