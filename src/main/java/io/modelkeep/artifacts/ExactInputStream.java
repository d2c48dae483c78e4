package io.modelkeep.artifacts;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * The next so many bytes of a stream, and a failure if they do not come: a store that was told a
 * length waits for them, and takes them for whole once it has them. The last byte is therefore only
 * handed out when the stream itself has ended well.
 *
 * <p>Remembers why reading failed, for whoever hands it to a library that wraps every failure.
 */
final class ExactInputStream extends InputStream {
  private final InputStream source;
  private final boolean isLast;
  private long remaining;
  private @Nullable Exception failure;

  /**
   * @param isLast whether the stream must end with these bytes
   */
  ExactInputStream(InputStream source, long lengthBytes, boolean isLast) {
    this.source = source;
    this.remaining = lengthBytes;
    this.isLast = isLast;
  }

  @Override
  public int read() throws IOException {
    byte[] single = new byte[1];
    return read(single, 0, 1) < 0 ? -1 : single[0] & 0xFF;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    if (remaining == 0) {
      return -1;
    }
    try {
      return readSource(buffer, offset, (int) Math.min(length, remaining));
    } catch (IOException | RuntimeException e) {
      failure = e;
      throw e;
    }
  }

  private int readSource(byte[] buffer, int offset, int length) throws IOException {
    int read = source.read(buffer, offset, length);
    if (read < 0) {
      throw new EOFException("The content ended %d bytes early".formatted(remaining));
    }
    remaining -= read;
    if (remaining == 0 && isLast && source.read() >= 0) {
      throw new IOException("The content is longer than was announced");
    }
    return read;
  }

  /** Throws what reading failed with, if it did. */
  void rethrowFailure() throws IOException {
    if (failure instanceof IOException io) {
      throw io;
    } else if (failure instanceof RuntimeException runtime) {
      throw runtime;
    }
  }
}
