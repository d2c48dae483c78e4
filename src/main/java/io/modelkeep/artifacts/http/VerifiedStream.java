package io.modelkeep.artifacts.http;

import io.modelkeep.artifacts.DigestStream;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.WriteStream;
import org.jspecify.annotations.Nullable;

/**
 * Hands bytes on, but the last of them only if all of them are what they must be: whoever waits for
 * them never takes others for whole.
 */
final class VerifiedStream implements WriteStream<Buffer> {
  /** The bytes are not those that were sealed. */
  static final class MismatchException extends Exception {
    private static final long serialVersionUID = 1L;

    MismatchException() {
      super("The bytes are not those that were sealed");
    }
  }

  private final WriteStream<Buffer> sink;
  private final String sha256;
  private final DigestStream digest = new DigestStream();
  private @Nullable Buffer held;

  VerifiedStream(WriteStream<Buffer> sink, String sha256) {
    this.sink = sink;
    this.sha256 = sha256;
  }

  @Override
  public Future<Void> write(Buffer data) {
    digest.write(data);
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
    if (!digest.sha256().equals(sha256)) {
      Future.<Void>failedFuture(new MismatchException()).onComplete(handler);
    } else if (held == null) {
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
