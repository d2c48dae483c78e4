package io.modelkeep.artifacts;

import io.modelkeep.error.MlflowException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * The body of an upload. What is wrong with it is the client's doing and no failure of the server:
 * it ends the upload with an error a store does not take for its own, and nothing becomes visible.
 */
final class ClientUpload extends FilterInputStream {
  private final ContentDigests digests;
  private final Runnable atEnd;
  private boolean ended;

  /**
   * @param digests what the client says of the bytes
   * @param atEnd asked when all bytes are there and before they become visible; throws to refuse
   */
  ClientUpload(InputStream body, ContentDigests digests, Runnable atEnd) {
    super(body);
    this.digests = digests;
    this.atEnd = atEnd;
  }

  @Override
  public int read() throws IOException {
    byte[] single = new byte[1];
    return read(single, 0, 1) < 0 ? -1 : single[0] & 0xFF;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) {
    int read = readBody(buffer, offset, length);
    if (read >= 0) {
      digests.update(buffer, offset, read);
    } else if (!ended) {
      ended = true;
      digests.check();
      atEnd.run();
    }
    return read;
  }

  private int readBody(byte[] buffer, int offset, int length) {
    try {
      return in.read(buffer, offset, length);
    } catch (IOException e) {
      throw MlflowException.badRequest("The upload broke off before its end.");
    }
  }
}
