package io.modelkeep.artifacts.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelkeep.artifacts.LongStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/** How a stream becomes the body of a request to S3; no S3 is needed for that. */
@Timeout(20)
class StreamedBodyTest {
  private static final int MEBIBYTE = 1024 * 1024;

  @ParameterizedTest
  @ValueSource(ints = {1, 128 * 1024, 3 * MEBIBYTE + 1})
  void everyByteIsSentOnce(int sizeBytes) throws IOException {
    StreamedBody body = new StreamedBody(sizeBytes);
    Receiver receiver = new Receiver(Long.MAX_VALUE);
    body.subscribe(receiver);

    body.send(LongStream.of(sizeBytes), new CompletableFuture<>());

    assertThat(receiver.done).isCompleted();
    assertThat(receiver.bytes.toByteArray()).isEqualTo(LongStream.bytes(0, sizeBytes));
    assertThat(body.contentLength()).hasValue((long) sizeBytes);
  }

  @Test
  void restOfTheStreamIsLeftToTheNextRequest() throws IOException {
    InputStream content = LongStream.of(10);
    new StreamedBody(4).send(content, new CompletableFuture<>());

    assertThat(content.readAllBytes()).hasSize(6);
  }

  @Test
  void onlyAFewBlocksAreReadAhead() throws Exception {
    InputStream content = LongStream.of(10 * MEBIBYTE);
    StreamedBody body = new StreamedBody(10 * MEBIBYTE);
    body.subscribe(new Receiver(1));
    CompletableFuture<Void> request = new CompletableFuture<>();

    CompletableFuture<Void> sending =
        CompletableFuture.runAsync(() -> send(body, content, request));
    Thread.sleep(300);
    assertThat(sending).isNotDone();
    // The only end of a request that takes no more.
    request.complete(null);
    sending.join();

    assertThat(content.readAllBytes().length)
        .isGreaterThanOrEqualTo(10 * MEBIBYTE - 5 * 128 * 1024);
  }

  @Test
  void requestThatFailsBeforeItTakesAnythingEndsTheSending() throws IOException {
    InputStream content = LongStream.of(10 * MEBIBYTE);

    new StreamedBody(10 * MEBIBYTE)
        .send(content, CompletableFuture.failedFuture(new IOException("no connection")));

    assertThat(content.readAllBytes()).hasSize(10 * MEBIBYTE);
  }

  @Test
  void streamThatFailsFailsTheRequest() {
    assertFails(LongStream.breakingOff(MEBIBYTE), "connection lost");
  }

  @Test
  void streamThatEndsEarlyFailsTheRequest() {
    assertFails(LongStream.of(MEBIBYTE), "The content ended early");
  }

  private static void assertFails(InputStream content, String message) {
    StreamedBody body = new StreamedBody(MEBIBYTE + 1);
    Receiver receiver = new Receiver(Long.MAX_VALUE);
    body.subscribe(receiver);

    assertThatThrownBy(() -> body.send(content, new CompletableFuture<>()))
        .isInstanceOf(IOException.class)
        .hasMessage(message);
    assertThat(receiver.done).isCompletedExceptionally();
  }

  private static void send(StreamedBody body, InputStream content, CompletableFuture<?> request) {
    try {
      body.send(content, request);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Receiver implements Subscriber<ByteBuffer> {
    private final long demand;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final CompletableFuture<Void> done = new CompletableFuture<>();

    Receiver(long demand) {
      this.demand = demand;
    }

    @Override
    public void onSubscribe(Subscription subscription) {
      subscription.request(demand);
    }

    @Override
    public void onNext(ByteBuffer block) {
      bytes.write(block.array(), block.position(), block.remaining());
    }

    @Override
    public void onError(Throwable failure) {
      done.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
      done.complete(null);
    }
  }
}
