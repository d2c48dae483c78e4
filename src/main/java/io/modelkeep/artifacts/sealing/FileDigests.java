package io.modelkeep.artifacts.sealing;

import io.modelkeep.artifacts.ArtifactLocation;
import io.modelkeep.artifacts.DigestStream;
import io.modelkeep.artifacts.store.ArtifactPath;
import io.modelkeep.artifacts.store.Blob;
import io.modelkeep.artifacts.store.BlobEntry;
import io.modelkeep.artifacts.store.BlobInfo;
import io.vertx.core.Future;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Reads the files of a version for what they are. */
final class FileDigests {
  /** Given each file in turn. */
  @FunctionalInterface
  interface Receiver {
    /**
     * @param isDamaged whether its bytes are not those that were stored
     */
    void accept(SealedFile file, boolean isDamaged) throws IOException;
  }

  private static final Duration TICK = Duration.ofSeconds(5);

  private FileDigests() {}

  /**
   * Reads all files below a folder.
   *
   * @param whileReading called every few seconds and between files
   */
  static void ofAll(ArtifactLocation root, Runnable whileReading, Receiver receiver)
      throws IOException {
    Deque<ArtifactPath> folders = new ArrayDeque<>();
    folders.push(ArtifactPath.ROOT);
    while (!folders.isEmpty()) {
      ArtifactPath folder = folders.pop();
      for (BlobEntry entry : root.store().list(root.below(folder).path())) {
        ArtifactPath path = folder.child(entry.name());
        if (entry.isFolder()) {
          folders.push(path);
        } else {
          read(root, path, whileReading, receiver);
          whileReading.run();
        }
      }
    }
  }

  private static void read(
      ArtifactLocation root, ArtifactPath path, Runnable whileReading, Receiver receiver)
      throws IOException {
    DigestStream digest = new DigestStream();
    ArtifactLocation file = root.below(path);
    Blob blob = file.store().open(file.path(), null);
    BlobInfo info = blob.info();
    await(blob.sendTo(digest), whileReading);
    boolean isDamaged = info.crc32c() != null && !info.crc32c().equals(digest.crc32c());
    receiver.accept(
        new SealedFile(path.toString(), digest.sizeBytes(), digest.sha256(), info.etag()),
        isDamaged);
  }

  private static void await(Future<Void> reading, Runnable whileReading) throws IOException {
    CompletableFuture<Void> end = reading.toCompletionStage().toCompletableFuture();
    while (true) {
      try {
        end.get(TICK.toMillis(), TimeUnit.MILLISECONDS);
        return;
      } catch (TimeoutException goesOn) {
        whileReading.run();
      } catch (ExecutionException e) {
        throw new IOException(e.getCause());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException(e);
      }
    }
  }
}
