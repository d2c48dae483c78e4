package io.modelkeep.artifacts.s3;

import io.modelkeep.artifacts.store.ArtifactPath;
import io.modelkeep.artifacts.store.Blob;
import io.modelkeep.artifacts.store.BlobEntry;
import io.modelkeep.artifacts.store.BlobErrors;
import io.modelkeep.artifacts.store.BlobInfo;
import io.modelkeep.artifacts.store.BlobStore;
import io.modelkeep.artifacts.store.DirectTransfer;
import io.modelkeep.http.ByteRange;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.async.SdkPublisher;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/**
 * Artifacts as objects of a bucket, under the keys MLflow gives them. Any number of servers may
 * share it, and clients that know the bucket may read and write beside them.
 */
final class S3BlobStore implements BlobStore {
  private final S3Bucket bucket;
  private final S3Folders folders;
  private final UploadMemory memory;
  private final Vertx vertx;
  private final @Nullable DirectTransfer direct;

  /**
   * @param direct null if clients cannot reach the bucket
   */
  S3BlobStore(S3Bucket bucket, UploadMemory memory, Vertx vertx, @Nullable DirectTransfer direct) {
    this.bucket = bucket;
    this.folders = new S3Folders(bucket);
    this.memory = memory;
    this.vertx = vertx;
    this.direct = direct;
  }

  @Override
  public String uri() {
    return bucket.location().toString();
  }

  @Override
  public BlobInfo stat(ArtifactPath path) throws IOException {
    Optional<BlobInfo> info = path.isRoot() ? Optional.empty() : bucket.head(path);
    if (info.isEmpty()) {
      throw folders.exists(path) ? BlobErrors.isFolder(path) : BlobErrors.noSuchArtifact(path);
    }
    return info.get();
  }

  @Override
  public Blob open(ArtifactPath path, @Nullable ByteRange range) throws IOException {
    if (path.isRoot() || (range != null && range.length() == 0)) {
      return withoutBytes(path, range);
    }
    GetObjectRequest.Builder request =
        GetObjectRequest.builder()
            .bucket(bucket.name())
            .key(bucket.key(path))
            .checksumMode(bucket.settings().checksumMode());
    if (range != null) {
      request.range(header(range));
    }
    try {
      return blob(path, S3Failure.await(send(request.build())));
    } catch (S3Failure e) {
      if (e.isMissing() || e.isRangeBeyondEnd()) {
        return withoutBytes(path, range);
      }
      throw e;
    }
  }

  @Override
  public void write(ArtifactPath path, InputStream content, long sizeBytes) throws IOException {
    folders.requireNone(path);
    try {
      new S3Upload(bucket, path, memory).write(content, sizeBytes);
    } catch (S3Failure e) {
      if (e.isConflict()) {
        // Keys are paths in a store that keeps files: there, a file cannot be a folder as well.
        throw BlobErrors.runsThroughFile(path);
      }
      throw e;
    }
  }

  @Override
  public void delete(ArtifactPath path) throws IOException {
    if (path.isRoot()) {
      throw ArtifactPath.invalid();
    }
    folders.delete(path);
  }

  @Override
  public List<BlobEntry> list(ArtifactPath folder) throws IOException {
    return folders.list(folder);
  }

  @Override
  public void sweep(Instant idleSince) throws IOException {
    new S3Sweep(bucket).abortIdle(idleSince);
  }

  @Override
  public Optional<DirectTransfer> direct() {
    return Optional.ofNullable(direct);
  }

  private S3Blob blob(ArtifactPath path, S3Answer answer) {
    GetObjectResponse response = answer.response();
    S3ContentRange sent = S3ContentRange.parse(response.contentRange(), response.contentLength());
    BlobInfo info =
        S3Bucket.info(
            sent.objectBytes(),
            response.lastModified(),
            response.eTag(),
            response.checksumCRC32C());
    return new S3Blob(vertx, info, sent.range(), answer, range -> reopen(path, info, range));
  }

  private CompletableFuture<S3Answer> reopen(ArtifactPath path, BlobInfo info, ByteRange range) {
    return send(
        GetObjectRequest.builder()
            .bucket(bucket.name())
            .key(bucket.key(path))
            .ifMatch(info.etag())
            .range(header(range))
            .build());
  }

  private CompletableFuture<S3Answer> send(GetObjectRequest request) {
    return bucket.client().getObject(request, new S3Answer());
  }

  /** What S3 knows no answer for: a range that holds nothing of the file. */
  private Blob withoutBytes(ArtifactPath path, @Nullable ByteRange range) throws IOException {
    BlobInfo info = stat(path);
    long offset = range == null ? 0 : Math.min(range.offset(), info.sizeBytes());
    return new S3Blob(
        vertx,
        info,
        new ByteRange(offset, 0),
        SdkPublisher.fromIterable(List.<ByteBuffer>of()),
        rest -> CompletableFuture.failedFuture(new IllegalStateException("There is no rest")));
  }

  private static String header(ByteRange range) {
    boolean isOpen = range.length() > Long.MAX_VALUE - range.offset();
    return "bytes=%d-%s"
        .formatted(range.offset(), isOpen ? "" : range.offset() + range.length() - 1);
  }
}
