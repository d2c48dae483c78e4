package io.modelkeep.uri;

import io.modelkeep.error.MlflowException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A URI taken apart without complaint, as Python's {@code urllib.parse.urlparse} does: MLflow's
 * rules on locations are written against its parts, and what it accepts is wider than {@link
 * java.net.URI}.
 *
 * @param scheme in lower case, empty if there is none
 * @param authority what follows {@code //}, empty if there is none
 * @param path undecoded, without query and fragment
 */
public record LooseUri(String scheme, String authority, String path) {
  private static final int MAX_DECODINGS = 10;

  private static final Pattern URI =
      Pattern.compile(
          "(?:([a-zA-Z][a-zA-Z0-9+.\\-]*):)?(?://([^/?#]*))?([^?#]*).*", Pattern.DOTALL);

  /** Characters a URL may not begin with, and those Python drops wherever they stand. */
  private static final Pattern LEADING = Pattern.compile("^[\\x00-\\x20]+");

  private static final Pattern DROPPED = Pattern.compile("[\\t\\r\\n]");

  public static LooseUri parse(String text) {
    Matcher matcher =
        URI.matcher(DROPPED.matcher(LEADING.matcher(text).replaceAll("")).replaceAll(""));
    if (!matcher.matches()) {
      throw new IllegalStateException("A pattern that matches every text did not");
    }
    return new LooseUri(
        orEmpty(matcher.group(1)).toLowerCase(Locale.ROOT),
        orEmpty(matcher.group(2)),
        orEmpty(matcher.group(3)));
  }

  /** The host of the authority in lower case, without user and port; empty if there is none. */
  public String host() {
    String hostAndPort = authority.substring(authority.lastIndexOf('@') + 1);
    String host =
        hostAndPort.startsWith("[")
            ? hostAndPort.substring(1).split("]", 2)[0]
            : hostAndPort.split(":", 2)[0];
    return host.toLowerCase(Locale.ROOT);
  }

  /** The path's parts without empty ones, each decoded until it no longer changes. */
  public List<String> decodedParts() {
    return Arrays.stream(path.split("/"))
        .filter(part -> !part.isEmpty())
        .map(LooseUri::decodeWholly)
        .collect(Collectors.toList());
  }

  /** Whether this names something below {@code root}: same scheme and authority, longer path. */
  public boolean isWithin(LooseUri root) {
    List<String> rootParts = root.decodedParts();
    List<String> parts = decodedParts();
    return scheme.equals(root.scheme)
        && authority.equalsIgnoreCase(root.authority)
        && !rootParts.isEmpty()
        && parts.size() >= rootParts.size()
        && parts.subList(0, rootParts.size()).equals(rootParts);
  }

  /**
   * Percent-decodes until nothing is left to decode; what is no valid escape stays.
   *
   * @throws MlflowException INVALID_PARAMETER_VALUE if that takes more rounds than anybody has a
   *     reason for: each costs the length of the text
   */
  public static String decodeWholly(String text) {
    String current = text;
    for (int round = 0; round < MAX_DECODINGS; round++) {
      String decoded = decodeOnce(current);
      if (decoded.equals(current)) {
        return current;
      }
      current = decoded;
    }
    throw MlflowException.invalidParameter(
        "Invalid location: it is percent-encoded more than %d times.".formatted(MAX_DECODINGS));
  }

  private static String decodeOnce(String text) {
    // URLDecoder refuses broken escapes and reads '+' as a blank; both stay as they are here.
    String escaped = text.replaceAll("%(?![0-9a-fA-F]{2})", "%25").replace("+", "%2B");
    return URLDecoder.decode(escaped, StandardCharsets.UTF_8);
  }

  private static String orEmpty(String group) {
    return group == null ? "" : group;
  }
}
