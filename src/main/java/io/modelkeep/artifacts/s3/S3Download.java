package io.modelkeep.artifacts.s3;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.WriteStream;
import java.io.EOFException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/**
 * Hands an object's bytes to a sink no faster than that takes them. Where S3 breaks off, as it does
 * with a client that is slow for long, the rest is asked for anew; two breaks at the same byte end
 * the download.
 *
 * <p>S3 and the sink speak on threads of their own: everything here happens on one context.
 */
final class S3Download implements Subscriber<ByteBuffer> {
  /** Chunks on their way from S3, each of at most eight KiB. */
  private static final int CHUNKS_AHEAD = 32;

  private final Context context;
  private final WriteStream<Buffer> sink;
  private final long lengthBytes;
  private final LongFunction<CompletableFuture<? extends Publisher<ByteBuffer>>> reopening;
  private final Promise<Void> done = Promise.promise();
  private final Queue<ByteBuffer> arrived = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean isDeliveryDue = new AtomicBoolean();

  private @Nullable Subscription subscription;
  private boolean isWaitingForSink;
  private int chunksOwed;
  private long sentBytes;
  private long sentBytesAtBreak = -1;

  /**
   * @param reopening gives the bytes from an offset on
   */
  S3Download(
      Context context,
      WriteStream<Buffer> sink,
      long lengthBytes,
      LongFunction<CompletableFuture<? extends Publisher<ByteBuffer>>> reopening) {
    this.context = context;
    this.sink = sink;
    this.lengthBytes = lengthBytes;
    this.reopening = reopening;
  }

  Future<Void> start(Publisher<ByteBuffer> content) {
    sink.exceptionHandler(failure -> context.runOnContext(v -> giveUp(failure)));
    content.subscribe(this);
    return done.future();
  }

  @Override
  public void onSubscribe(Subscription newSubscription) {
    context.runOnContext(v -> begin(newSubscription));
  }

  @Override
  public void onNext(ByteBuffer chunk) {
    arrived.add(chunk);
    // They are small and come several at a time: all that are there go out as one.
    if (isDeliveryDue.compareAndSet(false, true)) {
      context.runOnContext(v -> deliver());
    }
  }

  @Override
  public void onError(Throwable failure) {
    context.runOnContext(v -> breakOff(failure));
  }

  @Override
  public void onComplete() {
    context.runOnContext(v -> end());
  }

  private void begin(Subscription newSubscription) {
    subscription = newSubscription;
    if (isOver()) {
      newSubscription.cancel();
    } else {
      newSubscription.request(CHUNKS_AHEAD);
    }
  }

  private void deliver() {
    isDeliveryDue.set(false);
    List<ByteBuffer> chunks = new ArrayList<>();
    for (ByteBuffer chunk; (chunk = arrived.poll()) != null; ) {
      chunks.add(chunk);
    }
    if (isOver() || chunks.isEmpty()) {
      return;
    }
    ByteBuf bytes = Unpooled.wrappedBuffer(chunks.toArray(ByteBuffer[]::new));
    sentBytes += bytes.readableBytes();
    chunksOwed += chunks.size();
    sink.write(Buffer.buffer(bytes)).onFailure(this::giveUp);
    if (!sink.writeQueueFull()) {
      requestMore();
    } else if (!isWaitingForSink) {
      isWaitingForSink = true;
      sink.drainHandler(v -> requestMore());
    }
  }

  private void requestMore() {
    isWaitingForSink = false;
    if (chunksOwed > 0 && subscription != null && !isOver()) {
      int chunks = chunksOwed;
      chunksOwed = 0;
      subscription.request(chunks);
    }
  }

  private void end() {
    if (isOver()) {
      return;
    }
    if (sentBytes < lengthBytes) {
      resume(new EOFException("S3 ended %d bytes early".formatted(lengthBytes - sentBytes)));
    } else {
      sink.end(done);
    }
  }

  private void breakOff(Throwable failure) {
    if (sentBytes < lengthBytes) {
      resume(failure);
    } else {
      // The SDK does not like their digest. Whoever reads them has one to hold them against.
      end();
    }
  }

  private void resume(Throwable failure) {
    if (isOver()) {
      return;
    }
    if (sentBytes == sentBytesAtBreak) {
      giveUp(failure);
      return;
    }
    sentBytesAtBreak = sentBytes;
    chunksOwed = 0;
    reopening
        .apply(sentBytes)
        .whenComplete(
            (content, refusal) -> {
              if (refusal == null) {
                content.subscribe(this);
              } else {
                context.runOnContext(v -> giveUp(failure));
              }
            });
  }

  private void giveUp(Throwable failure) {
    if (done.tryFail(failure) && subscription != null) {
      subscription.cancel();
    }
  }

  private boolean isOver() {
    return done.future().isComplete();
  }
}
