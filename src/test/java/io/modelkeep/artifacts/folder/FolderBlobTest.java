package io.modelkeep.artifacts.folder;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelkeep.artifacts.LongStream;
import io.modelkeep.artifacts.store.ArtifactPath;
import io.modelkeep.artifacts.store.BlobStore;
import io.modelkeep.artifacts.store.ReceivedBytes;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.WriteStream;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderBlobTest {
  private static final int SIZE_BYTES = 1_000_000;

  @TempDir Path folder;

  private final Vertx vertx = Vertx.vertx();

  @AfterEach
  void stop() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void sinkThatDrainsAgainAndAgainGetsEachByteOnce() throws Exception {
    BlobStore store = new FolderBlobStore(folder, vertx);
    store.write(ArtifactPath.of("file"), LongStream.of(SIZE_BYTES), SIZE_BYTES);
    RestlessSink sink = new RestlessSink(vertx);

    store
        .open(ArtifactPath.of("file"), null)
        .sendTo(sink)
        .toCompletionStage()
        .toCompletableFuture()
        .join();

    assertThat(sink.bytes()).isEqualTo(LongStream.bytes(0, SIZE_BYTES));
  }

  /** Is full after the first bytes, and tells with all that follow that it is not any more. */
  private static final class RestlessSink extends ReceivedBytes {
    private final Vertx vertx;
    private int receivedBytes;
    private @Nullable Handler<Void> drained;

    RestlessSink(Vertx vertx) {
      this.vertx = vertx;
    }

    @Override
    public Future<Void> write(Buffer data) {
      boolean isFirst = receivedBytes == 0;
      receivedBytes += data.length();
      Future<Void> written = super.write(data);
      if (!isFirst) {
        drain();
      }
      return written;
    }

    private void drain() {
      if (drained != null) {
        drained.handle(null);
      }
    }

    @Override
    public boolean writeQueueFull() {
      return receivedBytes < SIZE_BYTES / 2;
    }

    @Override
    public WriteStream<Buffer> drainHandler(@Nullable Handler<Void> handler) {
      drained = handler;
      vertx.runOnContext(v -> drain());
      return this;
    }
  }
}
