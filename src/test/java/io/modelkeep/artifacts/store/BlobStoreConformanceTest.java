package io.modelkeep.artifacts.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelkeep.artifacts.LongStream;
import io.modelkeep.error.ErrorCode;
import io.modelkeep.error.MlflowException;
import io.modelkeep.http.ByteRange;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link BlobStore} promises; each store runs it on an empty store of its own. */
public abstract class BlobStoreConformanceTest {
  public static final long MEBIBYTE = 1024 * 1024;

  /** An empty store. */
  protected abstract BlobStore store();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "model.pkl",
        "0/run/artifacts/model/MLmodel",
        "模型/数据 😀.bin",
        "a b/c+d=e&f;g,h'i\"j",
        "100%",
        "who?",
        ".hidden/.file",
        "c:x"
      })
  void writtenFileIsReadBackWhole(String path) throws IOException {
    write(path, "hello");

    assertThat(read(path)).isEqualTo("hello");
  }

  @Test
  void storeHasAUriOfItsOwn() {
    assertThat(store().uri()).matches("[a-z0-9]+:/\\S+").isEqualTo(store().uri());
  }

  @Test
  void emptyFileIsAFile() throws IOException {
    write("empty", "");

    assertThat(read("empty")).isEmpty();
    assertThat(store().list(ArtifactPath.ROOT)).containsExactly(new BlobEntry("empty", 0L));
  }

  @Test
  void contentLargerThanAnyBufferIsReadBackWhole() throws IOException {
    byte[] content = new byte[11 * 1024 * 1024 + 7];
    new Random(1).nextBytes(content);

    store().write(path("large"), new ByteArrayInputStream(content));

    assertThat(BlobReading.bytes(store().open(path("large"), null))).isEqualTo(content);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 128 * 1024, 128 * 1024 + 1, 8 * MEBIBYTE, 20 * MEBIBYTE + 1})
  void announcedContentIsReadBackWhole(long sizeBytes) throws IOException {
    store().write(path("file"), LongStream.of(sizeBytes), sizeBytes);

    assertThat(BlobReading.bytes(store().open(path("file"), null)))
        .isEqualTo(LongStream.bytes(0, (int) sizeBytes));
  }

  @Test
  void contentOfManyPartsIsReadBackWholeAndInRanges() throws IOException {
    long sizeBytes = 50 * MEBIBYTE + 3;

    store().write(path("file"), LongStream.of(sizeBytes));

    assertThat(store().stat(path("file")).sizeBytes()).isEqualTo(sizeBytes);
    assertThat(BlobReading.bytes(store().open(path("file"), null)))
        .isEqualTo(LongStream.bytes(0, (int) sizeBytes));
    ByteRange acrossParts = new ByteRange(8 * MEBIBYTE - 1, 9 * MEBIBYTE);
    assertThat(BlobReading.bytes(store().open(path("file"), acrossParts)))
        .isEqualTo(LongStream.bytes(acrossParts.offset(), (int) acrossParts.length()));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 20 * MEBIBYTE})
  void contentThatEndsBeforeItsAnnouncedSizeIsNotStored(long sizeBytes) throws IOException {
    assertThatThrownBy(() -> store().write(path("file"), LongStream.of(sizeBytes), sizeBytes + 1))
        .isInstanceOf(IOException.class);

    assertThat(store().list(ArtifactPath.ROOT)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {8 * MEBIBYTE, 20 * MEBIBYTE})
  void announcedContentThatFailsAtItsVeryEndIsNotStored(long sizeBytes) throws IOException {
    assertThatThrownBy(
            () -> store().write(path("file"), LongStream.breakingOff(sizeBytes), sizeBytes))
        .hasMessage("connection lost");

    assertThat(store().list(ArtifactPath.ROOT)).isEmpty();
  }

  @Test
  void infoTellsSizeAndTimeOfWriting() throws IOException {
    Instant start = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    write("file", "hello");

    BlobInfo info = store().stat(path("file"));

    assertThat(info.sizeBytes()).isEqualTo(5);
    assertThat(info.lastModified()).isBetween(start, Instant.now().plusSeconds(1));
    assertThat(info.etag()).matches("\"[^\"]+\"");
    assertThat(info).isEqualTo(store().stat(path("file")));
  }

  @Test
  void openedBlobCarriesTheInfoOfItsFile() throws IOException {
    write("file", "hello");

    try (Blob blob = store().open(path("file"), null)) {
      assertThat(blob.info()).isEqualTo(store().stat(path("file")));
      assertThat(blob.range()).isEqualTo(new ByteRange(0, 5));
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "5, 5", "131073, 131073", "20971521, 20971521", "5, -1", "31457283, -1"})
  void digestOfTheBytesIsKept(int sizeBytes, long announcedBytes) throws IOException {
    store().write(path("file"), LongStream.of(sizeBytes), announcedBytes);

    Crc32c expected = new Crc32c();
    expected.update(LongStream.bytes(0, sizeBytes));
    assertThat(store().stat(path("file")).crc32c()).isEqualTo(expected.base64());
  }

  @Test
  void overwritingReplacesContentAndEtag() throws IOException {
    write("file", "first");
    String etag = store().stat(path("file")).etag();

    write("file", "other");

    assertThat(read("file")).isEqualTo("other");
    assertThat(store().stat(path("file")).etag()).isNotEqualTo(etag);
  }

  @Test
  void rangeSendsOnlyItsBytes() throws IOException {
    write("file", "0123456789");

    Blob blob = store().open(path("file"), new ByteRange(3, 4));

    assertThat(blob.range()).isEqualTo(new ByteRange(3, 4));
    assertThat(BlobReading.text(blob)).isEqualTo("3456");
  }

  @Test
  void rangeBeyondTheEndIsCutOff() throws IOException {
    write("file", "0123456789");

    Blob blob = store().open(path("file"), new ByteRange(8, 100));

    assertThat(blob.range()).isEqualTo(new ByteRange(8, 2));
    assertThat(BlobReading.text(blob)).isEqualTo("89");
  }

  @ParameterizedTest
  @CsvSource({"10, 5, 10", "11, 5, 10", "4, 0, 4", "0, 0, 0"})
  void rangeWithoutBytesIsEmpty(long offset, long length, long start) throws IOException {
    write("file", "0123456789");

    Blob blob = store().open(path("file"), new ByteRange(offset, length));

    assertThat(blob.range()).isEqualTo(new ByteRange(start, 0));
    assertThat(BlobReading.text(blob)).isEmpty();
  }

  @Test
  void rangeWithoutEndIsCutOff() throws IOException {
    write("file", "0123456789");

    Blob blob = store().open(path("file"), new ByteRange(7, Long.MAX_VALUE));

    assertThat(blob.range()).isEqualTo(new ByteRange(7, 3));
    assertThat(blob.info().sizeBytes()).isEqualTo(10);
    assertThat(BlobReading.text(blob)).isEqualTo("789");
  }

  @Test
  void openedBlobOutlivesItsReplacement() throws IOException {
    write("file", "before");
    Blob blob = store().open(path("file"), null);

    write("file", "after");

    assertThat(BlobReading.text(blob)).isEqualTo("before");
  }

  @Test
  void missingFileDoesNotExist() {
    assertFails(
        () -> store().open(path("a/b"), null),
        ErrorCode.RESOURCE_DOES_NOT_EXIST,
        "No such artifact: 'a/b'");
    assertFails(
        () -> store().stat(path("a/b")),
        ErrorCode.RESOURCE_DOES_NOT_EXIST,
        "No such artifact: 'a/b'");
  }

  @Test
  void pathBelowAFileDoesNotExist() throws IOException {
    write("a", "file");

    assertFails(
        () -> store().open(path("a/b"), null),
        ErrorCode.RESOURCE_DOES_NOT_EXIST,
        "No such artifact: 'a/b'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "a/b"})
  void folderIsNoFile(String folder) throws IOException {
    write("a/b/file", "x");

    assertFails(
        () -> store().open(path(folder), null),
        ErrorCode.INVALID_PARAMETER_VALUE,
        "Artifact path refers to a directory, not a file: '" + folder + "'");
    assertFails(
        () -> write(folder, "y"),
        ErrorCode.INVALID_PARAMETER_VALUE,
        "Artifact path refers to a directory, not a file: '" + folder + "'");
  }

  @Test
  void failedUploadLeavesNothingVisible() throws IOException {
    assertThatThrownBy(() -> store().write(path("a/file"), breakingOff("half")))
        .hasMessage("connection lost");

    assertThat(store().list(ArtifactPath.ROOT)).isEmpty();
    assertThatThrownBy(() -> store().stat(path("a/file"))).isInstanceOf(MlflowException.class);
  }

  @Test
  void failedUploadKeepsTheFormerFile() throws IOException {
    write("file", "former");

    assertThatThrownBy(() -> store().write(path("file"), breakingOff("half")))
        .hasMessage("connection lost");

    assertThat(read("file")).isEqualTo("former");
  }

  @Test
  void uploadIsInvisibleUntilItsLastByte() throws IOException {
    InputStream lookingMeanwhile =
        new InputStream() {
          private int left = 1;

          @Override
          public int read() throws IOException {
            assertThat(store().list(ArtifactPath.ROOT)).isEmpty();
            return left-- > 0 ? 'x' : -1;
          }
        };

    store().write(path("file"), lookingMeanwhile);

    assertThat(read("file")).isEqualTo("x");
  }

  @Test
  void listShowsOneLevelOrderedAsUtf8() throws IOException {
    write("root/b.txt", "four");
    write("root/B", "1");
    write("root/b/c/d", "x");
    write("root/b-", "1");
    write("root/\uFF5E", "1");
    write("root/😀", "1");
    write("other", "x");

    assertThat(store().list(path("root")))
        .containsExactly(
            new BlobEntry("B", 1L),
            BlobEntry.folder("b"),
            new BlobEntry("b-", 1L),
            new BlobEntry("b.txt", 4L),
            new BlobEntry("\uFF5E", 1L),
            new BlobEntry("😀", 1L));
  }

  @Test
  void listOfMissingFolderOrOfFileIsEmpty() throws IOException {
    write("file", "x");

    assertThat(store().list(path("missing/folder"))).isEmpty();
    assertThat(store().list(path("file"))).isEmpty();
    assertThat(store().list(path("file/below"))).isEmpty();
  }

  @Test
  void folderIsNotItsNamesPrefix() throws IOException {
    write("model-2/file", "x");

    assertThat(store().list(path("model"))).isEmpty();
    store().delete(path("model"));
    assertThat(read("model-2/file")).isEqualTo("x");
  }

  @Test
  void deletedFileIsGoneAndItsNeighbourStays() throws IOException {
    write("a/one", "1");
    write("a/two", "2");

    store().delete(path("a/one"));

    assertThat(store().list(path("a"))).containsExactly(new BlobEntry("two", 1L));
  }

  @Test
  void deletedFolderIsGoneWithAllItHolds() throws IOException {
    write("a/one", "1");
    write("a/b/two", "2");

    store().delete(path("a"));

    assertThat(store().list(path("a"))).isEmpty();
    assertThatThrownBy(() -> read("a/b/two")).isInstanceOf(MlflowException.class);
  }

  @Test
  void deletingWhatDoesNotExistDoesNothing() throws IOException {
    store().delete(path("never/was"));

    assertThat(store().list(ArtifactPath.ROOT)).isEmpty();
  }

  @Test
  void rootIsNotDeleted() throws IOException {
    write("a/one", "1");

    assertFails(
        () -> store().delete(ArtifactPath.ROOT), ErrorCode.INVALID_PARAMETER_VALUE, "Invalid path");
    assertThat(read("a/one")).isEqualTo("1");
  }

  @Test
  void concurrentWritesOfOneFileLeaveOneOfThemWhole() throws Exception {
    inParallel(32, i -> write("a/b/file", String.valueOf(i % 10).repeat(300_000)));

    assertThat(read("a/b/file")).hasSize(300_000).matches("(.)\\1*");
  }

  @Test
  void manyUploadsAtOnceAreAllStored() throws Exception {
    long sizeBytes = 12 * MEBIBYTE;
    inParallel(
        24,
        i ->
            store()
                .write(
                    path("folder/" + i),
                    LongStream.of(sizeBytes),
                    i % 2 == 0 ? sizeBytes : BlobStore.UNKNOWN_SIZE));

    assertThat(store().list(path("folder")))
        .hasSize(24)
        .allSatisfy(entry -> assertThat(entry.sizeBytes()).isEqualTo(sizeBytes));
  }

  @Test
  void folderOfMoreThanAThousandFilesIsListedAndDeletedWhole() throws Exception {
    inParallel(1_005, i -> write("folder/file-%04d".formatted(i), "x"));
    inParallel(1_005, i -> write("folders/%04d/file".formatted(i), "x"));

    assertThat(store().list(path("folder")))
        .isEqualTo(
            IntStream.range(0, 1_005)
                .mapToObj(i -> new BlobEntry("file-%04d".formatted(i), 1L))
                .toList());
    assertThat(store().list(path("folders")))
        .isEqualTo(
            IntStream.range(0, 1_005)
                .mapToObj(i -> BlobEntry.folder("%04d".formatted(i)))
                .toList());
    store().delete(path("folder"));
    store().delete(path("folders"));
    assertThat(store().list(ArtifactPath.ROOT)).isEmpty();
  }

  @Test
  void sweepKeepsArtifacts() throws IOException {
    write("a/file", "x");

    store().sweep(Instant.now().plusSeconds(60));

    assertThat(read("a/file")).isEqualTo("x");
  }

  /** Writes something for each number from 0. */
  private interface NumberedWrite {
    void write(int number) throws IOException;
  }

  private static void inParallel(int count, NumberedWrite write) throws Exception {
    ExecutorService writers = Executors.newFixedThreadPool(8);
    try {
      List<Future<Void>> writes =
          writers.invokeAll(
              IntStream.range(0, count)
                  .<Callable<Void>>mapToObj(
                      i ->
                          () -> {
                            write.write(i);
                            return null;
                          })
                  .toList());
      for (Future<Void> each : writes) {
        each.get();
      }
    } finally {
      writers.shutdown();
    }
  }

  protected static ArtifactPath path(String text) {
    return text.isEmpty() ? ArtifactPath.ROOT : ArtifactPath.of(text);
  }

  protected final void write(String path, String content) throws IOException {
    store().write(path(path), new ByteArrayInputStream(content.getBytes(UTF_8)));
  }

  protected final String read(String path) throws IOException {
    return BlobReading.text(store().open(path(path), null));
  }

  /** A stream that ends in an error after the text, as one of a client that disconnects. */
  protected static InputStream breakingOff(String text) {
    InputStream error =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("connection lost");
          }
        };
    return new SequenceInputStream(new ByteArrayInputStream(text.getBytes(UTF_8)), error);
  }

  protected static void assertFails(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable call, ErrorCode code, String message) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            MlflowException.class, failure -> assertThat(failure.code()).isEqualTo(code))
        .hasMessage(message);
  }
}
