package io.modelkeep.artifacts;

import io.modelkeep.error.MlflowException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * The body of an upload. That it breaks off is the client's doing and no failure of the server: it
 * ends the upload with an error a store does not take for its own.
 */
final class ClientUpload extends FilterInputStream {
  ClientUpload(InputStream body) {
    super(body);
  }

  @Override
  public int read() throws IOException {
    byte[] single = new byte[1];
    return read(single, 0, 1) < 0 ? -1 : single[0] & 0xFF;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) {
    try {
      return in.read(buffer, offset, length);
    } catch (IOException e) {
      throw MlflowException.badRequest("The upload broke off before its end.");
    }
  }
}
