package io.modelkeep.artifacts;

import io.modelkeep.artifacts.store.Crc32c;
import io.modelkeep.error.MlflowException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a client says its upload's bytes hash to, in {@code Content-Digest} and {@code Repr-Digest}
 * (RFC 9530). Algorithms that are not known are ignored, as the standard asks.
 */
public final class ContentDigests {
  static final List<String> HEADERS = List.of("Content-Digest", "Repr-Digest");

  private static final Map<String, Supplier<MessageDigest>> ALGORITHMS =
      Map.of(
          "sha-256", () -> algorithm("SHA-256"),
          "sha-512", () -> algorithm("SHA-512"),
          "crc32c", Crc32c::new);

  /** A member of the dictionary, with its parameters; only a byte sequence can be a digest. */
  private static final Pattern MEMBER =
      Pattern.compile("[ \t]*(?<name>[a-z*][a-z0-9_.*-]*)=:(?<value>[A-Za-z0-9+/=]*):[ \t]*(;.*)?");

  private final Map<MessageDigest, byte[]> expected;

  private ContentDigests(Map<MessageDigest, byte[]> expected) {
    this.expected = expected;
  }

  /**
   * The digests that these headers ask for.
   *
   * @throws MlflowException {@code INVALID_PARAMETER_VALUE} if a header cannot be read
   */
  static ContentDigests of(List<String> headers) {
    Map<MessageDigest, byte[]> expected = new HashMap<>();
    for (String header : headers) {
      for (String member : header.split(",", -1)) {
        Matcher digest = MEMBER.matcher(member);
        if (!digest.matches()) {
          throw unreadable(header);
        }
        if (ALGORITHMS.containsKey(digest.group("name"))) {
          expected.put(
              ALGORITHMS.get(digest.group("name")).get(), decode(digest.group("value"), header));
        }
      }
    }
    return new ContentDigests(expected);
  }

  void update(byte[] bytes, int offset, int length) {
    expected.keySet().forEach(digest -> digest.update(bytes, offset, length));
  }

  /**
   * @throws MlflowException {@code BAD_REQUEST} if the bytes are not those the client meant
   */
  void check() {
    expected.forEach(
        (digest, value) -> {
          if (!Arrays.equals(digest.digest(), value)) {
            throw MlflowException.badRequest(
                "The upload's bytes do not match its %s digest. Nothing was stored."
                    .formatted(digest.getAlgorithm()));
          }
        });
  }

  private static byte[] decode(String base64, String header) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      throw unreadable(header);
    }
  }

  private static MlflowException unreadable(String header) {
    return MlflowException.invalidParameter(
        "The digest '%s' cannot be read: it must look like sha-256=:<base64>:".formatted(header));
  }

  public static MessageDigest algorithm(String name) {
    try {
      return MessageDigest.getInstance(name);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
