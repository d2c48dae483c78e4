package io.modelkeep.uri;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names below a location.
 *
 * <p>Source: MLflow {@code utils/uri.py}, {@code append_to_uri_path}.
 */
public final class LocationPaths {
  /** A location with a scheme may carry a query, which stays behind the path. */
  private static final Pattern WITH_QUERY =
      Pattern.compile("([a-zA-Z][a-zA-Z0-9+.\\-]*:[^?]*)(\\?.*)", Pattern.DOTALL);

  private LocationPaths() {}

  /**
   * {@code s3://bucket/root?region=x} and {@code a/b} give {@code s3://bucket/root/a/b?region=x}.
   */
  public static String append(String location, String path) {
    Matcher matcher = WITH_QUERY.matcher(location);
    return matcher.matches()
        ? join(matcher.group(1), path) + matcher.group(2)
        : join(location, path);
  }

  private static String join(String folder, String path) {
    return folder.isEmpty() || folder.endsWith("/") ? folder + path : folder + "/" + path;
  }
}
