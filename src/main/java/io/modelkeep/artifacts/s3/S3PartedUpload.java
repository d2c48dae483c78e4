package io.modelkeep.artifacts.s3;

import io.modelkeep.artifacts.store.DirectTransfer;
import io.modelkeep.error.MlflowException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/**
 * The upload of a stream whose end nobody knows: part by part through memory, one being sent while
 * the next one is read. Parts grow, so that few are sent of a small object and enough fit of a
 * large one: about 220 GB in all.
 */
final class S3PartedUpload {
  static final int FIRST_PART_BYTES = 8 * 1024 * 1024;
  static final int MAX_PART_BYTES = 4 * FIRST_PART_BYTES;

  private static final int PARTS_OF_ONE_SIZE = 2_500;

  /** Small enough to be an ordinary object for the garbage collector; a part is some of them. */
  private static final int CHUNK_BYTES = 256 * 1024;

  private final S3Multipart upload;
  private final UploadMemory memory;
  private final List<CompletableFuture<CompletedPart>> parts = new ArrayList<>();

  /** The memory of parts that were sent, for the next ones: new memory makes the heap grow. */
  private final Queue<byte[]> spare = new ConcurrentLinkedQueue<>();

  S3PartedUpload(S3Multipart upload, UploadMemory memory) {
    this.upload = upload;
    this.memory = memory;
  }

  void write(InputStream content) throws IOException {
    boolean isComplete = false;
    try {
      while (sendPart(content)) {
        awaitAllButTheLast();
      }
      List<CompletedPart> sent = new ArrayList<>();
      for (CompletableFuture<CompletedPart> part : parts) {
        sent.add(S3Failure.await(part));
      }
      upload.complete(sent);
      isComplete = true;
    } finally {
      if (!isComplete) {
        abandon();
      }
    }
  }

  /** Only when no part is on its way any more: one that arrives later would stay. */
  private void abandon() {
    CompletableFuture.allOf(parts.toArray(CompletableFuture[]::new))
        .handle((sent, failure) -> true)
        .join();
    upload.abandon();
  }

  static int partBytes(int number) {
    return Math.min(
        FIRST_PART_BYTES << Math.min((number - 1) / PARTS_OF_ONE_SIZE, 2), MAX_PART_BYTES);
  }

  /** Sends the next part; false if there is none. */
  private boolean sendPart(InputStream content) throws IOException {
    int number = parts.size() + 1;
    int partBytes = partBytes(number);
    memory.acquire(partBytes);
    ByteBuffer[] chunks;
    try {
      chunks = read(content, partBytes);
      if (chunks.length > 0 && number > DirectTransfer.MAX_PARTS) {
        throw MlflowException.badRequest(
            "An upload of this size must announce it in a Content-Length header.");
      }
    } catch (IOException | RuntimeException e) {
      memory.release(partBytes);
      throw e;
    }
    if (chunks.length == 0) {
      memory.release(partBytes);
      return false;
    }
    parts.add(
        upload
            .send(number, AsyncRequestBody.fromByteBuffersUnsafe(chunks))
            .whenComplete(
                (sent, failure) -> {
                  Stream.of(chunks).map(ByteBuffer::array).forEach(spare::add);
                  memory.release(partBytes);
                }));
    return true;
  }

  private ByteBuffer[] read(InputStream content, int partBytes) throws IOException {
    List<ByteBuffer> chunks = new ArrayList<>();
    for (int left = partBytes; left > 0; ) {
      byte[] chunk = Objects.requireNonNullElseGet(spare.poll(), () -> new byte[CHUNK_BYTES]);
      int read = content.readNBytes(chunk, 0, chunk.length);
      if (read > 0) {
        chunks.add(ByteBuffer.wrap(chunk, 0, read));
      }
      if (read < chunk.length) {
        break;
      }
      left -= read;
    }
    return chunks.toArray(ByteBuffer[]::new);
  }

  private void awaitAllButTheLast() throws IOException {
    if (parts.size() > 1) {
      S3Failure.await(parts.get(parts.size() - 2));
    }
  }
}
