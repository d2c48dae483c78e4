package io.modelkeep.artifacts.s3;

import io.modelkeep.artifacts.store.ArtifactPath;
import io.modelkeep.artifacts.store.BlobStore;
import io.modelkeep.artifacts.store.ExactInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/**
 * Sends one stream to a bucket in the way that fits its size.
 *
 * <p>What announced its size flows through without being kept, however large it is. Only what is
 * small enough, or of unknown size, is held in memory, and can be sent again if S3 stumbles.
 */
final class S3Upload {
  /** Held without asking for it: as much as a request costs anyway. */
  private static final int SMALL_BYTES = 128 * 1024;

  /** The most S3 takes at once is five times that. */
  private static final long STREAMED_PART_BYTES = 1L << 30;

  private static final long MAX_SINGLE_BYTES = 5L << 30;

  private final S3Bucket bucket;
  private final ArtifactPath path;
  private final UploadMemory memory;

  S3Upload(S3Bucket bucket, ArtifactPath path, UploadMemory memory) {
    this.bucket = bucket;
    this.path = path;
    this.memory = memory;
  }

  void write(InputStream content, long sizeBytes) throws IOException {
    InputStream exact = ExactInputStream.of(content, sizeBytes);
    byte[] head = exact.readNBytes(SMALL_BYTES);
    if (head.length < SMALL_BYTES) {
      put(head);
      return;
    }
    InputStream all = new SequenceInputStream(new ByteArrayInputStream(head), exact);
    if (sizeBytes == BlobStore.UNKNOWN_SIZE) {
      new S3PartedUpload(S3Multipart.begin(bucket, path), memory).write(all);
    } else if (sizeBytes <= S3PartedUpload.FIRST_PART_BYTES && memory.tryAcquire((int) sizeBytes)) {
      putFromMemory(all, (int) sizeBytes);
    } else if (sizeBytes <= MAX_SINGLE_BYTES) {
      stream(all, sizeBytes, body -> bucket.client().putObject(request(), body));
    } else {
      streamParts(all, sizeBytes);
    }
  }

  private void putFromMemory(InputStream content, int sizeBytes) throws IOException {
    try {
      put(content.readAllBytes());
    } finally {
      memory.release(sizeBytes);
    }
  }

  private void put(byte[] content) throws IOException {
    S3Failure.await(
        bucket.client().putObject(request(), AsyncRequestBody.fromBytesUnsafe(content)));
  }

  private void streamParts(InputStream content, long sizeBytes) throws IOException {
    S3Multipart upload = S3Multipart.begin(bucket, path);
    boolean isComplete = false;
    try {
      List<CompletedPart> parts = new ArrayList<>();
      for (long sent = 0; sent < sizeBytes; sent += STREAMED_PART_BYTES) {
        int number = parts.size() + 1;
        long partBytes = Math.min(STREAMED_PART_BYTES, sizeBytes - sent);
        parts.add(stream(content, partBytes, body -> upload.send(number, body)));
      }
      upload.complete(parts);
      isComplete = true;
    } finally {
      if (!isComplete) {
        upload.abandon();
      }
    }
  }

  /** Sends the next so many bytes with one request. */
  private static <T> T stream(
      InputStream content, long sizeBytes, Function<AsyncRequestBody, CompletableFuture<T>> request)
      throws IOException {
    StreamedBody body = new StreamedBody(sizeBytes);
    CompletableFuture<T> call = request.apply(body);
    try {
      body.send(content, call);
    } catch (IOException | RuntimeException e) {
      // Not over before the request is: nothing of it may become visible later.
      call.handle((answer, failure) -> true).join();
      throw e;
    }
    return S3Failure.await(call);
  }

  private PutObjectRequest request() {
    return PutObjectRequest.builder()
        .bucket(bucket.name())
        .key(bucket.key(path))
        .contentType(bucket.contentType(path))
        .checksumAlgorithm(bucket.settings().checksum())
        .overrideConfiguration(bucket.settings().uploadArguments()::addTo)
        .build();
  }
}
