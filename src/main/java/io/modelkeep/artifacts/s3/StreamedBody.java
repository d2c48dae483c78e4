package io.modelkeep.artifacts.s3;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.reactivestreams.Subscriber;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.utils.async.SimplePublisher;

/**
 * The next so many bytes of a stream as the body of one request, read while those before are on
 * their way. The SDK's own such body hands over 16 KiB at a time and waits for each to be taken.
 */
final class StreamedBody implements AsyncRequestBody {
  private static final int BLOCK_BYTES = 128 * 1024;
  private static final int BLOCKS_AHEAD = 3;

  private final SimplePublisher<ByteBuffer> blocks = new SimplePublisher<>();
  private final long sizeBytes;

  StreamedBody(long sizeBytes) {
    this.sizeBytes = sizeBytes;
  }

  @Override
  public Optional<Long> contentLength() {
    return Optional.of(sizeBytes);
  }

  @Override
  public void subscribe(Subscriber<? super ByteBuffer> subscriber) {
    blocks.subscribe(subscriber);
  }

  /**
   * Reads the stream and hands its bytes on. Returns when all are taken, or early if the request is
   * over before. If reading fails, so does the request.
   */
  void send(InputStream content, CompletableFuture<?> request) throws IOException {
    try {
      Queue<CompletableFuture<Void>> sending = new ArrayDeque<>();
      for (long left = sizeBytes; left > 0 && !request.isDone(); ) {
        ByteBuffer block = read(content, (int) Math.min(BLOCK_BYTES, left));
        left -= block.remaining();
        sending.add(blocks.send(block));
        if (sending.size() == BLOCKS_AHEAD) {
          awaitEither(sending.remove(), request);
        }
      }
      blocks.complete();
    } catch (IOException | RuntimeException e) {
      blocks.error(e);
      throw e;
    }
  }

  private static ByteBuffer read(InputStream content, int length) throws IOException {
    byte[] block = new byte[length];
    if (content.readNBytes(block, 0, length) < length) {
      throw new EOFException("The content ended early");
    }
    return ByteBuffer.wrap(block);
  }

  /** A request that fails may leave its body alone. */
  private static void awaitEither(CompletableFuture<Void> sending, CompletableFuture<?> request) {
    CompletableFuture.anyOf(sending, request).handle((first, failure) -> true).join();
  }
}
