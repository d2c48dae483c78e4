package io.modelkeep.artifacts.s3;

import io.modelkeep.artifacts.store.ArtifactPath;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.services.s3.model.AbortMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.ChecksumType;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

/** An object that is sent in parts: invisible until it is completed. */
final class S3Multipart {
  private static final Logger LOG = Logger.getLogger(S3Multipart.class);

  private final S3Bucket bucket;
  private final String key;
  private final String uploadId;

  S3Multipart(S3Bucket bucket, String key, String uploadId) {
    this.bucket = bucket;
    this.key = key;
    this.uploadId = uploadId;
  }

  /** Begins an object whose parts this server sends. */
  static S3Multipart begin(S3Bucket bucket, ArtifactPath path) throws IOException {
    return begin(bucket, path, bucket.settings().checksum());
  }

  /** Begins an object whose parts clients send, who know nothing of checksums. */
  static S3Multipart beginForClients(S3Bucket bucket, ArtifactPath path) throws IOException {
    return begin(bucket, path, null);
  }

  private static S3Multipart begin(
      S3Bucket bucket, ArtifactPath path, @Nullable ChecksumAlgorithm checksum) throws IOException {
    String key = bucket.key(path);
    String uploadId =
        S3Failure.await(
                bucket
                    .client()
                    .createMultipartUpload(
                        request ->
                            request
                                .bucket(bucket.name())
                                .key(key)
                                .checksumAlgorithm(checksum)
                                // Of the whole object, and not of its parts' checksums.
                                .checksumType(checksum == null ? null : ChecksumType.FULL_OBJECT)
                                .contentType(bucket.contentType(path))
                                .overrideConfiguration(bucket.settings().uploadArguments()::addTo)))
            .uploadId();
    return new S3Multipart(bucket, key, uploadId);
  }

  String uploadId() {
    return uploadId;
  }

  CompletableFuture<CompletedPart> send(int number, AsyncRequestBody content) {
    return bucket
        .client()
        .uploadPart(
            request ->
                request
                    .bucket(bucket.name())
                    .key(key)
                    .uploadId(uploadId)
                    .partNumber(number)
                    .checksumAlgorithm(bucket.settings().checksum()),
            content)
        .thenApply(sent -> completed(number, sent));
  }

  void complete(List<CompletedPart> parts) throws IOException {
    S3Failure.await(
        bucket
            .client()
            .completeMultipartUpload(
                request ->
                    request
                        .bucket(bucket.name())
                        .key(key)
                        .uploadId(uploadId)
                        .multipartUpload(upload -> upload.parts(parts))));
  }

  CompletableFuture<AbortMultipartUploadResponse> abort() {
    return bucket
        .client()
        .abortMultipartUpload(request -> request.bucket(bucket.name()).key(key).uploadId(uploadId));
  }

  /** Gives up what was sent, after a failure. If even that fails, the sweep finds it later. */
  void abandon() {
    abort()
        .whenComplete(
            (done, failure) -> {
              if (failure != null) {
                LOG.warnf("A broken upload is left to the next sweep: %s", failure.getMessage());
              }
            });
  }

  private static CompletedPart completed(int number, UploadPartResponse sent) {
    return CompletedPart.builder()
        .partNumber(number)
        .eTag(sent.eTag())
        .checksumCRC32C(sent.checksumCRC32C())
        .build();
  }
}
