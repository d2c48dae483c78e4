package io.modelkeep.artifacts.http;

import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.WriteStream;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Hands bytes on, but the last of them only if all of them are what they must be: whoever waits for
 * them never takes others for whole.
 */
final class VerifiedStream implements WriteStream<Buffer> {
  private final WriteStream<Buffer> sink;
  private final ContentCheck check;
  private @Nullable Buffer held;

  VerifiedStream(WriteStream<Buffer> sink, ContentCheck check) {
    this.sink = sink;
    this.check = check;
  }

  @Override
  public Future<Void> write(Buffer data) {
    for (ByteBuffer bytes : data.getByteBuf().nioBuffers()) {
      check.update(bytes);
    }
    Buffer before = held;
    held = data;
    return before == null ? Future.succeededFuture() : sink.write(before);
  }

  @Override
  public void write(Buffer data, Handler<AsyncResult<Void>> handler) {
    write(data).onComplete(handler);
  }

  @Override
  public void end(Handler<AsyncResult<Void>> handler) {
    try {
      check.end();
    } catch (ContentCheck.MismatchException mismatch) {
      Future.<Void>failedFuture(mismatch).onComplete(handler);
      return;
    }
    if (held == null) {
      sink.end(handler);
    } else {
      sink.end(held, handler);
    }
  }

  @Override
  public WriteStream<Buffer> setWriteQueueMaxSize(int maxSize) {
    sink.setWriteQueueMaxSize(maxSize);
    return this;
  }

  @Override
  public boolean writeQueueFull() {
    return sink.writeQueueFull();
  }

  @Override
  public WriteStream<Buffer> drainHandler(@Nullable Handler<Void> handler) {
    sink.drainHandler(handler);
    return this;
  }

  @Override
  public WriteStream<Buffer> exceptionHandler(@Nullable Handler<Throwable> handler) {
    sink.exceptionHandler(handler);
    return this;
  }
}
