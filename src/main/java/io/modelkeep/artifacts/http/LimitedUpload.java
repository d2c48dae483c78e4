package io.modelkeep.artifacts.http;

import io.modelkeep.error.MlflowException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A body that must have bytes, but not more than a limit. */
final class LimitedUpload extends FilterInputStream {
  /** Of {@code upload-artifact}, in bytes; the message names it. */
  static final long MAX_BYTES = 10 * 1024 * 1024;

  private long total;

  LimitedUpload(InputStream body) {
    super(body);
  }

  static MlflowException empty() {
    return MlflowException.invalidParameter("Request must specify data.");
  }

  static MlflowException tooLarge() {
    return MlflowException.invalidParameter("Artifact size is too large. Max size is 10MB.");
  }

  @Override
  public int read() throws IOException {
    byte[] single = new byte[1];
    return read(single, 0, 1) < 0 ? -1 : single[0] & 0xFF;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int read = in.read(buffer, offset, length);
    if (read < 0 && total == 0) {
      throw empty();
    }
    total += Math.max(read, 0);
    if (total > MAX_BYTES) {
      throw tooLarge();
    }
    return read;
  }
}
