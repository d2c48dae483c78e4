package io.modelkeep.artifacts;

/** A run of bytes within an artifact. */
public record ByteRange(long offset, long length) {
  static ByteRange whole(BlobInfo info) {
    return new ByteRange(0, info.sizeBytes());
  }
}
