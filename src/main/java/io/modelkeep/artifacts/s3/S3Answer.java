package io.modelkeep.artifacts.s3;

import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import software.amazon.awssdk.core.async.AsyncResponseTransformer;
import software.amazon.awssdk.core.async.SdkPublisher;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/**
 * An object on its way from S3, there when its first bytes are. Its subscriber always hears of the
 * end: {@link AsyncResponseTransformer#toPublisher()} says nothing when the connection is lost on
 * the way.
 */
final class S3Answer
    implements AsyncResponseTransformer<GetObjectResponse, S3Answer>, Publisher<ByteBuffer> {
  private volatile CompletableFuture<S3Answer> begun = new CompletableFuture<>();
  private volatile CompletableFuture<Void> broken = new CompletableFuture<>();
  private volatile @Nullable GetObjectResponse response;
  private volatile @Nullable Publisher<ByteBuffer> content;

  GetObjectResponse response() {
    return Objects.requireNonNull(response);
  }

  /** With each attempt: one that failed before there was anything to read is repeated. */
  @Override
  public CompletableFuture<S3Answer> prepare() {
    begun = new CompletableFuture<>();
    broken = new CompletableFuture<>();
    return begun;
  }

  @Override
  public void onResponse(GetObjectResponse newResponse) {
    response = newResponse;
  }

  @Override
  public void onStream(SdkPublisher<ByteBuffer> newContent) {
    content = newContent;
    begun.complete(this);
  }

  @Override
  public void exceptionOccurred(Throwable failure) {
    begun.completeExceptionally(failure);
    broken.completeExceptionally(failure);
  }

  @Override
  public void subscribe(Subscriber<? super ByteBuffer> subscriber) {
    EndedOnce ended = new EndedOnce(subscriber);
    Objects.requireNonNull(content).subscribe(ended);
    broken.whenComplete((nothing, failure) -> ended.onError(failure));
  }

  /** Hears of one break from two sides, and of bytes that were left from before it. */
  private static final class EndedOnce implements Subscriber<ByteBuffer> {
    private final Subscriber<? super ByteBuffer> subscriber;
    private final AtomicBoolean isOver = new AtomicBoolean();

    EndedOnce(Subscriber<? super ByteBuffer> subscriber) {
      this.subscriber = subscriber;
    }

    @Override
    public void onSubscribe(Subscription subscription) {
      if (isOver.get()) {
        subscription.cancel();
      } else {
        subscriber.onSubscribe(subscription);
      }
    }

    @Override
    public void onNext(ByteBuffer bytes) {
      if (!isOver.get()) {
        subscriber.onNext(bytes);
      }
    }

    @Override
    public void onError(Throwable failure) {
      if (isOver.compareAndSet(false, true)) {
        subscriber.onError(failure);
      }
    }

    @Override
    public void onComplete() {
      if (isOver.compareAndSet(false, true)) {
        subscriber.onComplete();
      }
    }
  }
}
