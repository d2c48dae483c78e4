package io.modelkeep.artifacts.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelkeep.artifacts.OpenFiles;
import io.modelkeep.artifacts.store.ArtifactPath;
import io.modelkeep.artifacts.store.Blob;
import io.modelkeep.artifacts.store.BlobReading;
import io.modelkeep.artifacts.store.BlobStore;
import io.modelkeep.artifacts.store.BlobStoreConformanceTest;
import io.modelkeep.error.ErrorCode;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FolderBlobStoreTest extends BlobStoreConformanceTest {
  private static final String OUTSIDE =
      "Invalid path: resolved path is outside the artifact directory";

  private static Vertx vertx;

  @TempDir Path folder;
  private Path root;
  private FolderBlobStore store;

  @BeforeAll
  static void startVertx() {
    vertx = Vertx.vertx();
  }

  @AfterAll
  static void stopVertx() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @BeforeEach
  void makeStore() throws IOException {
    root = folder.resolve("root");
    store = new FolderBlobStore(root, vertx);
  }

  @Override
  protected BlobStore store() {
    return store;
  }

  @Test
  void filesLieWhereMlflowPutsThem() throws IOException {
    write("0/run/artifacts/模型/MLmodel", "x");

    assertThat(root.resolve("0/run/artifacts/模型/MLmodel")).hasContent("x");
  }

  @ParameterizedTest
  @ValueSource(strings = {"link", "link/secret", "link/new/file"})
  void linksDoNotLeadOutside(String path) throws IOException {
    Path outside = Files.createDirectory(folder.resolve("outside"));
    Files.writeString(outside.resolve("secret"), "secret");
    Files.createSymbolicLink(root.resolve("link"), outside);

    assertFails(() -> read(path), ErrorCode.INVALID_PARAMETER_VALUE, OUTSIDE);
    assertFails(() -> write(path, "x"), ErrorCode.INVALID_PARAMETER_VALUE, OUTSIDE);
    assertFails(() -> store.delete(path(path)), ErrorCode.INVALID_PARAMETER_VALUE, OUTSIDE);
    assertFails(() -> store.list(path(path)), ErrorCode.INVALID_PARAMETER_VALUE, OUTSIDE);
    assertThat(outside.resolve("secret")).hasContent("secret");
  }

  @Test
  void linkToNowhereIsRefused() throws IOException {
    Files.createSymbolicLink(root.resolve("link"), folder.resolve("nowhere"));

    assertFails(() -> write("link", "x"), ErrorCode.INVALID_PARAMETER_VALUE, OUTSIDE);
    assertFails(() -> write("link/file", "x"), ErrorCode.INVALID_PARAMETER_VALUE, OUTSIDE);
    assertThat(folder.resolve("nowhere")).doesNotExist();
  }

  @Test
  void linkThatComesDuringAnUploadDoesNotLeadOutside() throws IOException {
    Path outside = Files.createDirectory(folder.resolve("outside"));
    InputStream swapping =
        new InputStream() {
          @Override
          public int read() throws IOException {
            if (Files.notExists(root.resolve("a"))) {
              Files.createSymbolicLink(root.resolve("a"), outside);
              return 'x';
            }
            return -1;
          }
        };

    assertFails(
        () -> store.write(path("a/file"), swapping), ErrorCode.INVALID_PARAMETER_VALUE, OUTSIDE);
    assertThat(outside).isEmptyDirectory();
  }

  @Test
  void siblingWithTheRootsNameAsPrefixIsOutside() throws IOException {
    Path sibling = Files.createDirectory(folder.resolve("root-2"));
    Files.createSymbolicLink(root.resolve("link"), sibling);

    assertFails(() -> write("link/file", "x"), ErrorCode.INVALID_PARAMETER_VALUE, OUTSIDE);
  }

  @Test
  void linksWithinTheFolderAreFollowed() throws IOException {
    write("real/file", "x");
    Files.createSymbolicLink(root.resolve("link"), root.resolve("real"));

    assertThat(read("link/file")).isEqualTo("x");
  }

  @Test
  void linksThatCannotBeOpenedAreNotListed() throws IOException {
    Files.createSymbolicLink(root.resolve("outside"), folder);
    Files.createSymbolicLink(root.resolve("nowhere"), folder.resolve("nowhere"));

    assertThat(store.list(ArtifactPath.ROOT)).isEmpty();
  }

  @Test
  void deletingAFolderLeavesTheTargetsOfItsLinks() throws IOException {
    Path outside = Files.createDirectory(folder.resolve("outside"));
    Files.writeString(outside.resolve("kept"), "x");
    write("a/file", "x");
    Files.createSymbolicLink(root.resolve("a/link"), outside);

    store.delete(path("a"));

    assertThat(root.resolve("a")).doesNotExist();
    assertThat(outside.resolve("kept")).exists();
  }

  @Test
  void rootMayBeALinkItself() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), root);
    store = new FolderBlobStore(link, vertx);

    write("a/file", "x");

    assertThat(read("a/file")).isEqualTo("x");
  }

  @Test
  void pathThroughAFileIsRefused() throws IOException {
    write("a", "file");

    assertFails(
        () -> write("a/b/c", "x"),
        ErrorCode.INVALID_PARAMETER_VALUE,
        "Artifact path runs through a file, not a directory: 'a/b/c'");
  }

  @Test
  void failedUploadAndDeleteLeaveNoFilesBehind() throws IOException {
    assertThatThrownBy(() -> store.write(path("file"), breakingOff("half")))
        .hasMessage("connection lost");
    write("a/b/file", "x");
    store.delete(path("a"));

    assertThat(workFiles()).isEmpty();
  }

  @Test
  void sweepRemovesOnlyWhatIsIdle() throws IOException {
    Path work = Files.createDirectory(root.resolve(WorkFolder.NAME));
    Path stale = Files.writeString(work.resolve("stale"), "half");
    Path active = Files.writeString(work.resolve("active"), "half");
    Path halfDeleted = Files.createDirectories(work.resolve("tree/below")).getParent();
    Files.writeString(work.resolve("tree/below/file"), "x");
    Instant hourAgo = Instant.now().minus(Duration.ofHours(1));
    for (Path idle : List.of(stale, halfDeleted)) {
      Files.setLastModifiedTime(idle, FileTime.from(hourAgo.minusSeconds(1)));
    }

    store.sweep(hourAgo);

    assertThat(workFiles()).containsExactly(active);
  }

  @Test
  void emptiedFolderWorksOn() throws IOException {
    write("a/file", "x");
    try (Stream<Path> all = Files.walk(root)) {
      for (Path path : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }

    assertThat(store.list(ArtifactPath.ROOT)).isEmpty();
    write("a/file", "y");
    assertThat(read("a/file")).isEqualTo("y");
  }

  @Test
  void digestIsOfWhatTheStoreWroteOnly() throws IOException {
    write("file", "hello");
    assertThat(store.stat(path("file")).crc32c()).isNotNull();

    Files.writeString(root.resolve("file"), "HELLO");
    Files.writeString(root.resolve("another"), "hello");

    assertThat(store.stat(path("file")).crc32c()).isNull();
    assertThat(store.stat(path("another")).crc32c()).isNull();
  }

  @Test
  void fileThatIsCutOffFailsItsDownload() throws IOException {
    write("file", "hello");
    Blob blob = store.open(path("file"), null);
    Files.writeString(root.resolve("file"), "he");

    assertThatThrownBy(() -> BlobReading.bytes(blob))
        .hasMessageContaining("The file was cut off while it was sent");
    assertThat(OpenFiles.count(root.resolve("file"))).isEqualTo(0);
  }

  private List<Path> workFiles() throws IOException {
    try (Stream<Path> files = Files.list(root.resolve(WorkFolder.NAME))) {
      return files.toList();
    }
  }
}
