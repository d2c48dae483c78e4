package io.modelkeep.artifacts.s3;

import java.util.concurrent.Semaphore;

/**
 * What all uploads together may hold in memory. Who asks first is served first; who cannot be
 * served waits.
 */
final class UploadMemory {
  /** Of the largest heap the JVM may grow to. */
  private static final int SHARE_OF_HEAP = 4;

  private static final long MAX_BYTES = 1L << 30;

  private final Semaphore freeBytes;

  UploadMemory(int bytes) {
    this.freeBytes = new Semaphore(bytes, true);
  }

  static UploadMemory ofHeap() {
    long bytes = Math.min(Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP, MAX_BYTES);
    return new UploadMemory((int) Math.max(bytes, S3PartedUpload.MAX_PART_BYTES));
  }

  void acquire(int bytes) {
    freeBytes.acquireUninterruptibly(bytes);
  }

  /** Takes the memory if nobody has to wait for it. */
  boolean tryAcquire(int bytes) {
    return freeBytes.tryAcquire(bytes);
  }

  void release(int bytes) {
    freeBytes.release(bytes);
  }
}
