package io.modelkeep.artifacts.store;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Percent-decoding that repeats until nothing is left to decode, as MLflow does before it judges a
 * path: what a later decoder would see must be seen now.
 *
 * <p>Escapes that are none ({@code 100%}, {@code %zz}) stay as they are, because artifacts may be
 * called so. Source: MLflow {@code utils/uri.py}, {@code _decode}.
 */
final class PercentDecoding {
  /** Nobody escapes a path so often in earnest. The reference gives up after as many rounds. */
  private static final int MAX_ROUNDS = 10;

  private PercentDecoding() {}

  /**
   * The text without escapes.
   *
   * @throws CharacterCodingException if the escapes spell no UTF-8, or never come to an end
   */
  static String decodeFully(String text) throws CharacterCodingException {
    String current = text;
    for (int round = 0; round < MAX_ROUNDS; round++) {
      String decoded = decodeOnce(current);
      if (decoded.equals(current)) {
        return decoded;
      }
      current = decoded;
    }
    throw new CharacterCodingException();
  }

  private static String decodeOnce(String text) throws CharacterCodingException {
    ByteBuffer source = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
    ByteArrayOutputStream decoded = new ByteArrayOutputStream(source.remaining());
    while (source.hasRemaining()) {
      byte next = source.get();
      if (next == '%' && isEscape(source)) {
        decoded.write(hexDigit(source.get()) << 4 | hexDigit(source.get()));
      } else {
        decoded.write(next);
      }
    }
    // A decoder of its own reports malformed input; a String constructor would hide it.
    return StandardCharsets.UTF_8
        .newDecoder()
        .decode(ByteBuffer.wrap(decoded.toByteArray()))
        .toString();
  }

  private static boolean isEscape(ByteBuffer afterPercent) {
    int position = afterPercent.position();
    return afterPercent.remaining() >= 2
        && hexDigit(afterPercent.get(position)) >= 0
        && hexDigit(afterPercent.get(position + 1)) >= 0;
  }

  private static int hexDigit(byte character) {
    return Character.digit(character, 16);
  }
}
