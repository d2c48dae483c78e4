package io.modelkeep.artifacts.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelkeep.artifacts.LongStream;
import io.modelkeep.artifacts.Waiting;
import io.modelkeep.artifacts.store.ArtifactPath;
import io.modelkeep.artifacts.store.BlobEntry;
import io.modelkeep.artifacts.store.BlobReading;
import io.modelkeep.artifacts.store.BlobStore;
import io.modelkeep.artifacts.store.BlobStoreConformanceTest;
import io.modelkeep.error.ErrorCode;
import io.modelkeep.testing.TestS3;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.MultipartUpload;

class S3BlobStoreTest extends BlobStoreConformanceTest {
  private static Vertx vertx;
  private static TestS3 s3;

  private S3Location location;
  private S3BlobStore store;

  @BeforeAll
  static void start() {
    vertx = Vertx.vertx();
    s3 = TestS3.start();
  }

  @AfterAll
  static void stop() {
    s3.close();
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @BeforeEach
  void makeStore() {
    location = new S3Location(s3.bucket(), "some/" + UUID.randomUUID());
    store = storeAt(location);
  }

  @Override
  protected BlobStore store() {
    return store;
  }

  @Test
  void keysAreThoseOfMlflow() throws IOException {
    write("0/run/artifacts/模型/a b.txt", "x");

    assertThat(keys()).containsExactly(location.prefix() + "/0/run/artifacts/模型/a b.txt");
  }

  @Test
  void objectsCarryTheirContentType() throws IOException {
    write("plot.png", "x");

    assertThat(
            s3.client()
                .headObject(
                    request -> request.bucket(s3.bucket()).key(location.prefix() + "/plot.png"))
                .join()
                .contentType())
        .isEqualTo("image/png");
  }

  @Test
  void pathThatDoesNotFitBehindThePrefixIsRefused() {
    // As long as a path may be, before the prefix is added.
    String longest = ("x".repeat(200) + "/").repeat(5) + "x".repeat(19);

    assertFails(() -> write(longest, "x"), ErrorCode.INVALID_PARAMETER_VALUE, "Invalid path");
  }

  @Test
  void wholeBucketMayBeServed() throws IOException {
    write("a/file", "x");
    BlobStore whole = storeAt(new S3Location(s3.bucket(), ""));

    assertThat(whole.list(ArtifactPath.ROOT)).contains(BlobEntry.folder("some"));
    assertThat(BlobReading.text(whole.open(path(location.prefix() + "/a/file"), null)))
        .isEqualTo("x");
  }

  @Test
  void objectsThatStandForFoldersAreNotListed() throws IOException {
    put(location.prefix() + "/a/");
    put(location.prefix() + "/a/file");

    assertThat(store.list(path("a"))).containsExactly(new BlobEntry("file", 0L));
    assertThat(store.list(ArtifactPath.ROOT)).containsExactly(BlobEntry.folder("a"));
    store.delete(path("a"));
    assertThat(keys()).isEmpty();
  }

  @Test
  void brokenUploadLeavesNoParts() throws Exception {
    assertThatThrownBy(() -> store.write(path("a"), LongStream.breakingOff(20 * MEBIBYTE)))
        .hasMessage("connection lost");

    Waiting.until(() -> uploads().isEmpty());
    assertThat(keys()).isEmpty();
  }

  @Test
  void sweepAbortsOnlyUploadsThatAreIdle() throws IOException {
    S3Bucket bucket = bucketAt(location);
    S3Multipart begun = S3Multipart.begin(bucket, path("begun"));
    S3Multipart active = S3Multipart.begin(bucket, path("active"));
    Instant between = Instant.now().plusSeconds(2);
    Waiting.untilAfter(between.plusSeconds(1));
    active.send(1, AsyncRequestBody.fromString("x")).join();

    store.sweep(between);

    assertThat(uploads())
        .extracting(MultipartUpload::uploadId)
        .containsExactly(active.uploadId())
        .doesNotContain(begun.uploadId());
  }

  @Test
  void sweepLeavesUploadsOfOthersAlone() throws IOException {
    S3Bucket neighbour = bucketAt(new S3Location(s3.bucket(), location.prefix() + "-2"));
    S3Multipart upload = S3Multipart.begin(neighbour, path("file"));

    store.sweep(Instant.now().plusSeconds(60));

    S3Failure.await(upload.abort());
  }

  private static S3Bucket bucketAt(S3Location place) {
    return new S3Bucket(s3.client(), place, ChecksumAlgorithm.CRC32);
  }

  private S3BlobStore storeAt(S3Location place) {
    S3Bucket bucket = bucketAt(place);
    UploadMemory memory = new UploadMemory(S3PartedUpload.MAX_PART_BYTES);
    return new S3BlobStore(bucket, memory, vertx, new S3DirectTransfer(bucket, s3.presigner()));
  }

  private static void put(String key) {
    s3.client()
        .putObject(request -> request.bucket(s3.bucket()).key(key), AsyncRequestBody.empty())
        .join();
  }

  private List<String> keys() {
    return s3
        .client()
        .listObjectsV2(request -> request.bucket(s3.bucket()).prefix(location.prefix() + "/"))
        .join()
        .contents()
        .stream()
        .map(object -> object.key())
        .toList();
  }

  private List<MultipartUpload> uploads() {
    return s3.client()
        .listMultipartUploads(
            request -> request.bucket(s3.bucket()).prefix(location.prefix() + "/"))
        .join()
        .uploads();
  }
}
