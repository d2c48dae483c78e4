package io.modelkeep.artifacts.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelkeep.artifacts.store.ReceivedBytes;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

@Timeout(30)
class S3DownloadTest {
  private final Vertx vertx = Vertx.vertx();
  private final ReceivedBytes sink = new ReceivedBytes();

  @AfterEach
  void stop() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  /** As the SDK does with bytes whose digest it does not like. */
  @Test
  void failureAfterTheLastByteIsLeftToWhoReadsThem() {
    S3Download download =
        new S3Download(
            vertx.getOrCreateContext(),
            sink,
            5,
            sent -> CompletableFuture.failedFuture(new AssertionError("There is no rest")));

    download
        .start(subscriber -> failingAfter("hello", subscriber))
        .toCompletionStage()
        .toCompletableFuture()
        .join();

    assertThat(sink.text()).isEqualTo("hello");
  }

  @Test
  void failureBeforeTheLastByteIsFollowedByTheRest() {
    Publisher<ByteBuffer> rest = subscriber -> failingAfter("lo", subscriber);
    S3Download download =
        new S3Download(
            vertx.getOrCreateContext(),
            sink,
            5,
            sent -> {
              assertThat(sent).isEqualTo(3);
              return CompletableFuture.completedFuture(rest);
            });

    download
        .start(subscriber -> failingAfter("hel", subscriber))
        .toCompletionStage()
        .toCompletableFuture()
        .join();

    assertThat(sink.text()).isEqualTo("hello");
  }

  private static void failingAfter(String bytes, Subscriber<? super ByteBuffer> subscriber) {
    subscriber.onSubscribe(
        new Subscription() {
          private boolean isOver;

          @Override
          public void request(long chunks) {
            if (isOver) {
              return;
            }
            isOver = true;
            subscriber.onNext(ByteBuffer.wrap(bytes.getBytes(UTF_8)));
            subscriber.onError(new IOException("broken"));
          }

          @Override
          public void cancel() {}
        });
  }
}
