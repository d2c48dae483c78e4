package io.modelkeep.artifacts.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.WriteStream;

/** Reads a blob to its end, for tests that compare its bytes. */
public final class BlobReading {
  private BlobReading() {}

  public static byte[] bytes(Blob blob) {
    Sink sink = new Sink();
    blob.sendTo(sink).toCompletionStage().toCompletableFuture().join();
    return sink.received.getBytes();
  }

  public static String text(Blob blob) {
    return new String(bytes(blob), UTF_8);
  }

  private static final class Sink implements WriteStream<Buffer> {
    private final Buffer received = Buffer.buffer();

    @Override
    public WriteStream<Buffer> exceptionHandler(Handler<Throwable> handler) {
      return this;
    }

    @Override
    public Future<Void> write(Buffer data) {
      received.appendBuffer(data);
      return Future.succeededFuture();
    }

    @Override
    public void write(Buffer data, Handler<AsyncResult<Void>> handler) {
      handler.handle(write(data));
    }

    @Override
    public void end(Handler<AsyncResult<Void>> handler) {
      handler.handle(Future.succeededFuture());
    }

    @Override
    public WriteStream<Buffer> setWriteQueueMaxSize(int maxSize) {
      return this;
    }

    @Override
    public boolean writeQueueFull() {
      return false;
    }

    @Override
    public WriteStream<Buffer> drainHandler(Handler<Void> handler) {
      return this;
    }
  }
}
