package io.modelkeep.artifacts.store;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Reads a blob to its end, for tests that compare its bytes. */
public final class BlobReading {
  private BlobReading() {}

  public static byte[] bytes(Blob blob) {
    ReceivedBytes sink = new ReceivedBytes();
    blob.sendTo(sink).toCompletionStage().toCompletableFuture().join();
    return sink.bytes();
  }

  public static String text(Blob blob) {
    return new String(bytes(blob), UTF_8);
  }
}
