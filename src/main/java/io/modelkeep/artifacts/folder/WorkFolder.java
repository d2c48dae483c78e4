package io.modelkeep.artifacts.folder;

import io.modelkeep.artifacts.store.ArtifactPath;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The folder within a {@link FolderBlobStore} where uploads grow before they are published and
 * where deleted trees vanish: on the same file system, so that both ends are one atomic rename.
 */
public final class WorkFolder {
  /**
   * No {@link ArtifactPath} can hold a {@code #}: nobody reads, lists or overwrites this folder.
   */
  public static final String NAME = "#work";

  private final Path folder;

  WorkFolder(Path root) {
    this.folder = root.resolve(NAME);
  }

  /** The path of a new file, which does not exist yet. */
  Path newFile() throws IOException {
    // Made anew each time: an administrator who empties the store must not break the server.
    Files.createDirectories(folder);
    return folder.resolve(UUID.randomUUID().toString());
  }

  /** Makes the finished file the one at the target, for good: it survives a loss of power. */
  void publish(Path file, Path target) throws IOException {
    Files.createDirectories(target.getParent());
    Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
    try (FileChannel parent = FileChannel.open(target.getParent(), StandardOpenOption.READ)) {
      parent.force(true);
    }
  }

  /** Takes a file or folder out of the store at once, however long its removal then takes. */
  void discard(Path target) throws IOException {
    Path doomed = newFile();
    try {
      Files.move(target, doomed, StandardCopyOption.ATOMIC_MOVE);
    } catch (NoSuchFileException e) {
      return; // Somebody else deleted it first.
    }
    deleteTree(doomed);
  }

  void sweep(Instant idleSince) throws IOException {
    for (Path child : children()) {
      if (isIdle(child, idleSince)) {
        deleteTree(child);
      }
    }
  }

  private List<Path> children() throws IOException {
    try (Stream<Path> children = Files.list(folder)) {
      return children.toList();
    } catch (NoSuchFileException e) {
      return List.of();
    }
  }

  private static boolean isIdle(Path path, Instant idleSince) throws IOException {
    try {
      return Files.getLastModifiedTime(path).toInstant().isBefore(idleSince);
    } catch (NoSuchFileException e) {
      return false; // Another server finished or swept it.
    }
  }

  private static void deleteTree(Path tree) throws IOException {
    // Links are removed, not followed. Another server may be sweeping the same tree.
    Files.walkFileTree(
        tree,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException failure)
              throws IOException {
            if (failure instanceof NoSuchFileException) {
              return FileVisitResult.CONTINUE;
            }
            throw failure;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path directory, IOException failure)
              throws IOException {
            Files.deleteIfExists(directory);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
