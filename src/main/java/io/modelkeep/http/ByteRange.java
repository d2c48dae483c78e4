package io.modelkeep.http;

/** A run of bytes within a file. */
public record ByteRange(long offset, long length) {
  public static ByteRange whole(long sizeBytes) {
    return new ByteRange(0, sizeBytes);
  }

  /** The {@code Content-Range} of an answer that holds these bytes of a file. */
  public String contentRange(long sizeBytes) {
    return "bytes %d-%d/%d".formatted(offset, offset + length - 1, sizeBytes);
  }
}
