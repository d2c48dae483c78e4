package io.modelkeep.artifacts.s3;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * The next so many bytes of a longer stream. Remembers why reading failed, for whoever hands it to
 * a library that wraps every failure.
 */
final class PartInputStream extends InputStream {
  private final InputStream source;
  private long remaining;
  private @Nullable Exception failure;

  PartInputStream(InputStream source, long lengthBytes) {
    this.source = source;
    this.remaining = lengthBytes;
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
      int read = source.read(buffer, offset, (int) Math.min(length, remaining));
      remaining -= Math.max(read, 0);
      return read;
    } catch (IOException | RuntimeException e) {
      failure = e;
      throw e;
    }
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
