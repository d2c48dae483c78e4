package io.modelkeep.artifacts.s3;

import io.modelkeep.artifacts.store.Blob;
import io.modelkeep.artifacts.store.BlobInfo;
import io.modelkeep.http.ByteRange;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.WriteStream;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/** An object S3 has begun to send: its answer pins the bytes, its tag those of a second request. */
final class S3Blob implements Blob {
  /** Asks for bytes of the same object as before. */
  interface Source {
    CompletableFuture<? extends Publisher<ByteBuffer>> read(ByteRange range);
  }

  private final Vertx vertx;
  private final BlobInfo info;
  private final ByteRange range;
  private final Publisher<ByteBuffer> content;
  private final Source source;
  private final AtomicBoolean isUsed = new AtomicBoolean();

  S3Blob(
      Vertx vertx, BlobInfo info, ByteRange range, Publisher<ByteBuffer> content, Source source) {
    this.vertx = vertx;
    this.info = info;
    this.range = range;
    this.content = content;
    this.source = source;
  }

  @Override
  public BlobInfo info() {
    return info;
  }

  @Override
  public ByteRange range() {
    return range;
  }

  @Override
  public Future<Void> sendTo(WriteStream<Buffer> sink) {
    isUsed.set(true);
    Context context = vertx.getOrCreateContext();
    return new S3Download(context, sink, range.length(), this::readFrom).start(content);
  }

  @Override
  public void close() {
    if (isUsed.compareAndSet(false, true)) {
      content.subscribe(new Refusal());
    }
  }

  private CompletableFuture<? extends Publisher<ByteBuffer>> readFrom(long sentBytes) {
    return source.read(new ByteRange(range.offset() + sentBytes, range.length() - sentBytes));
  }

  /** Tells S3 that nobody wants the bytes: an answer that is left alone keeps its connection. */
  private static final class Refusal implements Subscriber<ByteBuffer> {
    @Override
    public void onSubscribe(Subscription subscription) {
      subscription.cancel();
    }

    @Override
    public void onNext(ByteBuffer chunk) {}

    @Override
    public void onError(Throwable failure) {}

    @Override
    public void onComplete() {}
  }
}
