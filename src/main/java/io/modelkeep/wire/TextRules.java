package io.modelkeep.wire;

import com.fasterxml.jackson.databind.node.TextNode;
import io.modelkeep.error.MlflowException;
import io.modelkeep.error.PythonText;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What MLflow demands of names and keys, and how it says so.
 *
 * <p>Source: MLflow {@code utils/validation.py}.
 */
public final class TextRules {
  private static final Pattern KEY =
      Pattern.compile("[/\\w.\\- :]*\\n?", Pattern.UNICODE_CHARACTER_CLASS);

  private TextRules() {}

  /**
   * Checks the key of a tag, param or metric: letters, digits and {@code _-. :/}, and not a path
   * that means another one.
   *
   * @param path where the key stands in the request, for the message
   */
  public static void checkKey(String key, String path) {
    if (!KEY.matcher(key).matches()) {
      throw invalidValue(
          path,
          key,
          "Names may only contain alphanumerics, underscores (_), dashes (-), periods (.),"
              + " spaces ( ), colon(:) and slashes (/).");
    }
    checkMeansItself(key, path);
  }

  /** Refuses a name that, taken as a path, would mean another one: {@code a//b}, {@code ..}. */
  public static void checkMeansItself(String name, String path) {
    String normalized = normalizePath(name);
    if (!normalized.equals(name)
        || normalized.equals(".")
        || normalized.startsWith("..")
        || normalized.startsWith("/")) {
      throw invalidValue(
          path,
          name,
          "Names may be treated as files in certain cases, and must not resolve to other names"
              + " when treated as such. This name would resolve to "
              + PythonText.repr(normalized));
    }
  }

  /**
   * @param limit in characters (code points)
   */
  public static void checkLength(String path, int limit, @Nullable String value) {
    if (value != null && lengthOf(value) > limit) {
      throw MlflowException.invalidParameter(
          "'%s' exceeds the maximum length of %d characters".formatted(path, limit));
    }
  }

  /** The length in characters (code points), as MLflow counts it. */
  public static int lengthOf(String value) {
    return value.codePointCount(0, value.length());
  }

  /** MLflow's message of a value that may not be; the value is shown as JSON. */
  public static MlflowException invalidValue(String path, String value, String reason) {
    return MlflowException.invalidParameter(
        "Invalid value %s for parameter '%s' supplied: %s"
            .formatted(RequestValidator.print(TextNode.valueOf(value)), path, reason));
  }

  /** As {@link #invalidValue(String, String, String)} where MLflow gives no reason. */
  public static MlflowException invalidValue(String path, String value) {
    return MlflowException.invalidParameter(
        "Invalid value %s for parameter '%s' supplied."
            .formatted(RequestValidator.print(TextNode.valueOf(value)), path));
  }

  public static MlflowException missingValue(String path) {
    return MlflowException.invalidParameter(RequestValidator.missingValue(path));
  }

  /** Python's {@code posixpath.normpath}: two leading slashes stay two, three and more are one. */
  private static String normalizePath(String path) {
    String root = rootOf(path);
    Deque<String> parts = new ArrayDeque<>();
    for (String part : path.split("/")) {
      boolean climbs = part.equals("..");
      boolean nothingToLeave = parts.isEmpty() || parts.getLast().equals("..");
      if (part.isEmpty() || part.equals(".")) {
        continue;
      }
      if (!climbs || (nothingToLeave && root.isEmpty())) {
        parts.addLast(part);
      } else if (!parts.isEmpty()) {
        parts.removeLast();
      }
    }
    String normalized = root + String.join("/", parts);
    return normalized.isEmpty() ? "." : normalized;
  }

  private static String rootOf(String path) {
    if (path.startsWith("//") && !path.startsWith("///")) {
      return "//";
    }
    return path.startsWith("/") ? "/" : "";
  }
}
