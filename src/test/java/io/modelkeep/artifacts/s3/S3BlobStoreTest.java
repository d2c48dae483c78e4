package io.modelkeep.artifacts.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelkeep.artifacts.LongStream;
import io.modelkeep.artifacts.Waiting;
import io.modelkeep.artifacts.store.ArtifactPath;
import io.modelkeep.artifacts.store.Blob;
import io.modelkeep.artifacts.store.BlobEntry;
import io.modelkeep.artifacts.store.BlobReading;
import io.modelkeep.artifacts.store.BlobStore;
import io.modelkeep.artifacts.store.BlobStoreConformanceTest;
import io.modelkeep.artifacts.store.DirectTransfer;
import io.modelkeep.error.ErrorCode;
import io.modelkeep.testing.TestS3;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.MultipartUpload;

class S3BlobStoreTest extends BlobStoreConformanceTest {
  private static final String ARGUMENTS =
      """
      {"CacheControl": "no-store", "Metadata": {"team": "risk"}, "ContentType": "application/x-model"}
      """;

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

  @ParameterizedTest
  @ValueSource(longs = {1, 20 * MEBIBYTE})
  void objectsAreStoredWithTheArgumentsOfUploads(long sizeBytes) throws IOException {
    storeWith(ARGUMENTS, null).write(path("a.png"), LongStream.of(sizeBytes));

    assertIsStoredWithArguments("a.png");
  }

  @Test
  void clientsStoreWithTheArgumentsOfUploadsToo() throws Exception {
    S3BlobStore withArguments = storeWith(ARGUMENTS, null);
    DirectTransfer direct = withArguments.direct().orElseThrow();

    DirectTransfer.SignedRequest whole = direct.upload(path("whole.png"), Duration.ofMinutes(1));
    assertThat(whole.headers())
        .containsEntry("Cache-Control", "no-store")
        .containsEntry("x-amz-meta-team", "risk")
        .containsEntry("Content-Type", "application/x-model");
    send(whole);
    DirectTransfer.PartedUpload parted = direct.createUpload(path("parted.png"), 1);
    String tag = send(parted.parts().get(0)).headers().firstValue("ETag").orElseThrow();
    direct.completeUpload(
        path("parted.png"), parted.uploadId(), List.of(new DirectTransfer.SentPart(1, tag)));

    assertIsStoredWithArguments("whole.png");
    assertIsStoredWithArguments("parted.png");
  }

  @Test
  void signedUrlsNameTheOwnerOfTheBucketWhereNobodyCanChangeIt() throws Exception {
    write("file", "x");
    DirectTransfer direct = storeWith(null, s3.accessKey()).direct().orElseThrow();

    String url = direct.download(path("file"), Duration.ofMinutes(1)).url();

    String owner = "x-amz-expected-bucket-owner=" + s3.accessKey();
    assertThat(url).contains(owner);
    assertThat(status(url)).isEqualTo(200);
    assertThat(status(url.replace(owner, owner + "2"))).isEqualTo(403);
  }

  private static int status(String url) throws Exception {
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.discarding())
        .statusCode();
  }

  private static HttpResponse<Void> send(DirectTransfer.SignedRequest signed) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(signed.url())).PUT(BodyPublishers.ofString("x"));
    signed.headers().forEach(request::header);
    HttpResponse<Void> answer =
        HttpClient.newHttpClient().send(request.build(), BodyHandlers.discarding());
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer;
  }

  private void assertIsStoredWithArguments(String name) {
    HeadObjectResponse head =
        s3.client()
            .headObject(request -> request.bucket(s3.bucket()).key(location.prefix() + "/" + name))
            .join();
    assertThat(head.cacheControl()).isEqualTo("no-store");
    assertThat(head.metadata()).isEqualTo(Map.of("team", "risk"));
    assertThat(head.contentType()).isEqualTo("application/x-model");
  }

  @Test
  void downloadThatBreaksOffGoesOnWhereItEnded() throws Exception {
    String content = "0123456789abcdef".repeat(1024 * 1024);
    write("file", content);
    try (BreakingProxy proxy = new BreakingProxy(vertx, s3.url(), 3, 5_000_000);
        S3AsyncClient client = s3.clientAt(proxy.url())) {
      S3BlobStore behind = storeOn(bucketAt(client, location, null, null));

      assertThat(BlobReading.text(behind.open(path("file"), null))).isEqualTo(content);
      assertThat(proxy.breaksLeft()).isZero();
    }
  }

  @Test
  void downloadEndsWhenS3IsGone() throws Exception {
    write("file", "0123456789abcdef".repeat(1024 * 1024));
    BreakingProxy proxy = new BreakingProxy(vertx, s3.url(), 1, 5_000_000);
    try (S3AsyncClient client = s3.clientAt(proxy.url())) {
      Blob blob = storeOn(bucketAt(client, location, null, null)).open(path("file"), null);
      proxy.close();

      assertThatThrownBy(() -> BlobReading.text(blob)).hasRootCauseInstanceOf(IOException.class);
    }
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
    return bucketAt(s3.client(), place, null, null);
  }

  private static S3Bucket bucketAt(
      S3AsyncClient client,
      S3Location place,
      @Nullable String uploadArguments,
      @Nullable String owner) {
    S3Settings settings =
        new S3Settings(
            "when_supported",
            Optional.ofNullable(uploadArguments),
            Optional.ofNullable(owner),
            false,
            "auto");
    return new S3Bucket(client, place, settings);
  }

  private S3BlobStore storeAt(S3Location place) {
    return storeOn(bucketAt(place));
  }

  private S3BlobStore storeWith(@Nullable String uploadArguments, @Nullable String owner) {
    return storeOn(bucketAt(s3.client(), location, uploadArguments, owner));
  }

  private static S3BlobStore storeOn(S3Bucket bucket) {
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
