package io.modelkeep.artifacts.store;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * A stream that must have as many bytes as were announced: a store that was told a length waits for
 * them, and takes them for whole once it has them. The last ones are therefore only handed out when
 * the stream itself has ended well.
 */
public final class ExactInputStream extends FilterInputStream {
  private long remaining;

  private ExactInputStream(InputStream source, long lengthBytes) {
    super(source);
    this.remaining = lengthBytes;
  }

  /** The stream itself if nothing was announced. */
  public static InputStream of(InputStream source, long lengthBytes) {
    return lengthBytes == BlobStore.UNKNOWN_SIZE
        ? source
        : new ExactInputStream(source, lengthBytes);
  }

  @Override
  public int read() throws IOException {
    byte[] single = new byte[1];
    return read(single, 0, 1) < 0 ? -1 : single[0] & 0xFF;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int read = in.read(buffer, offset, length);
    if (read < 0 && remaining > 0) {
      throw new EOFException("The content ended %d bytes early".formatted(remaining));
    }
    remaining -= Math.max(read, 0);
    if (remaining < 0 || (remaining == 0 && read > 0 && in.read() >= 0)) {
      throw new IOException("The content is longer than was announced");
    }
    return read;
  }
}
