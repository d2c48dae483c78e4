package io.modelkeep.artifacts;

import java.io.IOException;
import java.io.InputStream;
import java.util.Random;

/** So many bytes that look random and are the same each time, without holding them. */
public final class LongStream extends InputStream {
  private static final int PERIOD_BYTES = 1_000_003;

  private final byte[] period = new byte[PERIOD_BYTES];
  private final boolean breaksOff;
  private final long lengthBytes;
  private long position;

  private LongStream(long lengthBytes, boolean breaksOff) {
    new Random(1).nextBytes(period);
    this.lengthBytes = lengthBytes;
    this.breaksOff = breaksOff;
  }

  public static LongStream of(long lengthBytes) {
    return new LongStream(lengthBytes, false);
  }

  /** Ends in an error, as the body of a client that disconnects. */
  public static LongStream breakingOff(long lengthBytes) {
    return new LongStream(lengthBytes, true);
  }

  /** The bytes from an offset on. */
  public static byte[] bytes(long offset, int lengthBytes) throws IOException {
    LongStream stream = of(offset + lengthBytes);
    stream.skipNBytes(offset);
    return stream.readAllBytes();
  }

  @Override
  public int read() throws IOException {
    byte[] single = new byte[1];
    return read(single, 0, 1) < 0 ? -1 : single[0] & 0xFF;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    if (position == lengthBytes) {
      if (breaksOff) {
        throw new IOException("connection lost");
      }
      return -1;
    }
    int start = (int) (position % PERIOD_BYTES);
    int count = (int) Math.min(Math.min(length, lengthBytes - position), PERIOD_BYTES - start);
    System.arraycopy(period, start, buffer, offset, count);
    position += count;
    return count;
  }
}
