package io.modelkeep.artifacts.s3;

import io.modelkeep.artifacts.store.ArtifactPath;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The part of a bucket whose artifacts are served.
 *
 * @param prefix of the keys, without a slash at either end; empty for the whole bucket
 */
public record S3Location(String bucket, String prefix) {
  private static final int MAX_KEY_BYTES = 1024;
  private static final Pattern URI = Pattern.compile("[sS]3://([\\w.-]+)(?:/([^?#]*))?");
  private static final Pattern OUTER_SLASHES = Pattern.compile("^/+|/+$");

  /** The location that {@code s3://bucket/prefix} stands for; empty for every other text. */
  public static Optional<S3Location> parse(String uri) {
    Matcher matcher = URI.matcher(uri);
    return matcher.matches()
        ? Optional.of(new S3Location(matcher.group(1), trimmed(matcher.group(2))))
        : Optional.empty();
  }

  /**
   * The key of the object at the path.
   *
   * @throws io.modelkeep.error.MlflowException {@code INVALID_PARAMETER_VALUE} if it is longer than
   *     S3 takes: a path that fits by itself may not fit behind the prefix
   */
  String key(ArtifactPath path) {
    String key = prefix.isEmpty() || path.isRoot() ? prefix + path : prefix + "/" + path;
    if (key.getBytes(StandardCharsets.UTF_8).length > MAX_KEY_BYTES) {
      throw ArtifactPath.invalid();
    }
    return key;
  }

  /** What the keys of all artifacts in the folder begin with. */
  String folderPrefix(ArtifactPath folder) {
    String key = key(folder);
    return key.isEmpty() ? "" : key + "/";
  }

  /**
   * Where the URI leads to within this location; empty if it leads elsewhere.
   *
   * @throws io.modelkeep.error.MlflowException if it only starts here and leads out of it
   */
  public Optional<ArtifactPath> find(String uri) {
    Matcher matcher = URI.matcher(uri);
    if (!matcher.matches() || !matcher.group(1).equals(bucket)) {
      return Optional.empty();
    }
    // Compared as text: what the path means is decided after it has been judged safe.
    String key = matcher.group(2) == null ? "" : matcher.group(2);
    if (prefix.isEmpty()) {
      return Optional.of(ArtifactPath.of(key));
    }
    return (key + "/").startsWith(prefix + "/")
        ? Optional.of(ArtifactPath.of(key.substring(prefix.length()).replaceFirst("^/", "")))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return "s3://" + bucket + "/" + prefix;
  }

  private static String trimmed(@Nullable String prefix) {
    return prefix == null ? "" : OUTER_SLASHES.matcher(prefix).replaceAll("");
  }
}
