package io.modelkeep.artifacts.store;

import io.modelkeep.error.MlflowException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The path of an artifact below some root, checked and in its one normal form: names joined by
 * {@code /}, without a leading or trailing one. The root itself has no names.
 *
 * <p>Whoever holds one may join it to a trusted folder or key prefix: it cannot lead out of it, in
 * no encoding and on no file system. Everything else is refused with MLflow's {@code Invalid path}.
 * Source: MLflow {@code utils/uri.py}, {@code validate_path_is_safe}; where the reference takes
 * names that are only safe on some systems (backslashes, control characters, {@code ...}) or fails
 * with a 500, they are refused here.
 */
public final class ArtifactPath {
  /** The place all paths are relative to. */
  public static final ArtifactPath ROOT = new ArtifactPath(List.of());

  /** The longest key of an object in S3, in UTF-8: a path that fits one store fits them all. */
  private static final int MAX_BYTES = 1024;

  /** The longest file name on common file systems, in UTF-8. */
  private static final int MAX_NAME_BYTES = 255;

  /**
   * What makes a path unsafe wherever it stands: another system's separator, the start of a URL's
   * fragment, and control characters, NUL among them.
   */
  private static final Pattern FORBIDDEN = Pattern.compile("[\\\\#\\p{Cntrl}]");

  /** An absolute path, one on a Windows drive, or a local file's URL. */
  private static final Pattern ABSOLUTE = Pattern.compile("(?i)(/|[a-z]:(/|[.][.])|file:).*");

  /** Names some system reads as the folder itself or its parent: {@code ..}, {@code ...}. */
  static final Pattern DOTS = Pattern.compile("[. ]+");

  private final List<String> names;

  private ArtifactPath(List<String> names) {
    this.names = names;
  }

  /**
   * The path a client asked for, percent-encoded any number of times or not at all.
   *
   * @throws MlflowException {@code INVALID_PARAMETER_VALUE} if it is not safe
   */
  public static ArtifactPath of(String text) {
    String decoded = decode(text);
    if (LookAlikes.leadAstray(decoded)) {
      throw invalid();
    }
    return ofDecoded(decoded);
  }

  private static ArtifactPath ofDecoded(String decoded) {
    if (FORBIDDEN.matcher(decoded).find() || isAbsolute(decoded)) {
      throw invalid();
    }
    List<String> names = new ArrayList<>();
    for (String name : decoded.split("/")) {
      if (name.isEmpty() || name.equals(".")) {
        continue;
      }
      if (DOTS.matcher(name).matches() || utf8Length(name) > MAX_NAME_BYTES) {
        throw invalid();
      }
      names.add(name);
    }
    ArtifactPath path = new ArtifactPath(List.copyOf(names));
    String normal = path.toString();
    // Once more: what stood before a drive's letter may have been dropped.
    if (utf8Length(normal) > MAX_BYTES || isAbsolute(normal)) {
      throw invalid();
    }
    return path;
  }

  /** The answer to a path that is not safe, in the reference's words. */
  public static MlflowException invalid() {
    return MlflowException.invalidParameter("Invalid path");
  }

  public boolean isRoot() {
    return names.isEmpty();
  }

  /** The names from the root down. */
  public List<String> names() {
    return names;
  }

  /** The last name; empty for the root. */
  public String fileName() {
    return isRoot() ? "" : names.get(names.size() - 1);
  }

  /** This path and those of all folders above it, the root's empty one first. */
  public List<String> withAncestors() {
    return IntStream.rangeClosed(0, names.size())
        .mapToObj(depth -> String.join("/", names.subList(0, depth)))
        .toList();
  }

  /** The path of what a store lists in this folder. */
  public ArtifactPath child(String name) {
    return new ArtifactPath(Stream.concat(names.stream(), Stream.of(name)).toList());
  }

  /** The path that leads from the root to this one and on along the other. */
  public ArtifactPath resolve(ArtifactPath other) {
    return new ArtifactPath(Stream.concat(names.stream(), other.names.stream()).toList());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ArtifactPath path && names.equals(path.names);
  }

  @Override
  public int hashCode() {
    return names.hashCode();
  }

  /** The names joined by {@code /}. */
  @Override
  public String toString() {
    return String.join("/", names);
  }

  private static String decode(String text) {
    try {
      return PercentDecoding.decodeFully(text);
    } catch (CharacterCodingException e) {
      throw invalid();
    }
  }

  static boolean isAbsolute(String path) {
    return ABSOLUTE.matcher(path).matches();
  }

  private static int utf8Length(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
