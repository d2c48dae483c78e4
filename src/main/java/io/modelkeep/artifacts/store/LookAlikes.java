package io.modelkeep.artifacts.store;

import java.nio.charset.CharacterCodingException;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * Characters that only look like the dots and slashes of a path, such as full-width ones.
 *
 * <p>They are letters like others here and may stand in names ({@code 收入／支出.csv}). But a file
 * system or a tool behind the server may read them as what they look like, so no path may hold them
 * that would then lead somewhere else.
 */
final class LookAlikes {
  /** Those that compatibility decomposition leaves as they are; backslashes separate as well. */
  private static final Pattern SEPARATORS =
      Pattern.compile("[\\\\\\u2044\\u2215\\u2216\\u29F5\\u29F8\\u29F9]");

  private static final Pattern ASCII = Pattern.compile("\\p{ASCII}*");

  private LookAlikes() {}

  /** Whether the path would leave its root if its letters were what they look like. */
  static boolean leadAstray(String path) {
    if (ASCII.matcher(path).matches()) {
      return false;
    }
    String folded = Normalizer.normalize(path, Normalizer.Form.NFKC);
    String read = SEPARATORS.matcher(decoded(folded)).replaceAll("/");
    return ArtifactPath.isAbsolute(read)
        || Arrays.stream(read.split("/")).anyMatch(LookAlikes::isParent);
  }

  private static boolean isParent(String name) {
    return !name.equals(".") && ArtifactPath.DOTS.matcher(name).matches();
  }

  private static String decoded(String path) {
    try {
      return PercentDecoding.decodeFully(path);
    } catch (CharacterCodingException e) {
      return path; // Full-width signs of percent that mean just that.
    }
  }
}
