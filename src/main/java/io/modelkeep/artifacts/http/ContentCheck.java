package io.modelkeep.artifacts.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;

/** What the bytes of one download must be. Told of all of them, in their order. */
final class ContentCheck {
  /** The bytes are others; the message is for the client. */
  static final class MismatchException extends IOException {
    private static final long serialVersionUID = 1L;

    MismatchException(String message) {
      super(message);
    }
  }

  private final MessageDigest digest;
  private final byte[] expected;
  private final String complaint;
  private final Runnable onMismatch;

  /**
   * @param expected the digest of the right bytes
   * @param complaint tells the client of wrong ones
   * @param onMismatch tells everybody else; returns at once
   */
  ContentCheck(MessageDigest digest, byte[] expected, String complaint, Runnable onMismatch) {
    this.digest = digest;
    this.expected = expected;
    this.complaint = complaint;
    this.onMismatch = onMismatch;
  }

  void update(ByteBuffer bytes) {
    digest.update(bytes);
  }

  /**
   * To be asked once, after the last byte.
   *
   * @throws MismatchException if the bytes are not the right ones
   */
  void end() throws MismatchException {
    if (!Arrays.equals(digest.digest(), expected)) {
      onMismatch.run();
      throw new MismatchException(complaint);
    }
  }
}
