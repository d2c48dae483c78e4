package io.modelkeep.artifacts.folder;

import io.modelkeep.artifacts.store.ArtifactPath;
import io.modelkeep.artifacts.store.Blob;
import io.modelkeep.artifacts.store.BlobEntry;
import io.modelkeep.artifacts.store.BlobErrors;
import io.modelkeep.artifacts.store.BlobInfo;
import io.modelkeep.artifacts.store.BlobStore;
import io.modelkeep.artifacts.store.Crc32c;
import io.modelkeep.artifacts.store.ExactInputStream;
import io.modelkeep.error.MlflowException;
import io.modelkeep.http.ByteRange;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Artifacts as plain files below a folder, laid out as MLflow lays them out. Several servers may
 * share the folder if its file system renames atomically.
 */
public final class FolderBlobStore implements BlobStore {
  private static final int WRITE_BUFFER_BYTES = 128 * 1024;

  private final Path root;
  private final WorkFolder workFolder;
  private final DigestAttribute digests;
  private final Vertx vertx;

  /** Makes the folder if it does not exist. */
  public FolderBlobStore(Path root, Vertx vertx) throws IOException {
    Files.createDirectories(root);
    this.root = root.toRealPath();
    this.workFolder = new WorkFolder(this.root);
    this.digests = new DigestAttribute(this.root);
    this.vertx = vertx;
  }

  /** The folder's real path: absolute and without links. */
  public Path root() {
    return root;
  }

  @Override
  public String uri() {
    return root.toUri().toString();
  }

  @Override
  public BlobInfo stat(ArtifactPath path) throws IOException {
    Path file = locate(path);
    return describe(file, fileAttributes(path, file));
  }

  @Override
  public Blob open(ArtifactPath path, @Nullable ByteRange range) throws IOException {
    while (true) {
      Path file = locate(path);
      BasicFileAttributes before = fileAttributes(path, file);
      FileChannel handle = openForReading(path, file);
      boolean isGiven = false;
      try {
        if (isSameContent(before, file) && isInside(file)) {
          BlobInfo info = describe(file, before);
          ByteRange sent = clip(range, info);
          touch(handle, sent);
          isGiven = true;
          return new FolderBlob(vertx, handle, info, sent);
        }
        // Replaced while it was being opened, perhaps by a link: it is judged anew.
      } finally {
        if (!isGiven) {
          handle.close();
        }
      }
    }
  }

  @Override
  public void write(ArtifactPath path, InputStream content, long sizeBytes) throws IOException {
    Path target = locate(path);
    checkIsFilePath(path, target);
    Path upload = workFolder.newFile();
    try {
      copy(ExactInputStream.of(content, sizeBytes), upload);
      // The upload took its time: a link that came meanwhile must not lead it out of the folder.
      workFolder.publish(upload, locate(path));
    } finally {
      Files.deleteIfExists(upload); // Nothing to delete once it is published.
    }
  }

  @Override
  public void delete(ArtifactPath path) throws IOException {
    if (path.isRoot()) {
      throw ArtifactPath.invalid();
    }
    Path target = locate(path);
    if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
      workFolder.discard(target);
    }
  }

  @Override
  public List<BlobEntry> list(ArtifactPath folder) throws IOException {
    try (Stream<Path> children = Files.list(locate(folder))) {
      List<BlobEntry> entries = new ArrayList<>();
      for (Path child : (Iterable<Path>) children::iterator) {
        if (isArtifact(child)) {
          entries.add(entry(child));
        }
      }
      entries.sort(BlobEntry.BY_NAME_AS_UTF8);
      return entries;
    } catch (NoSuchFileException | NotDirectoryException e) {
      return List.of();
    }
  }

  @Override
  public void sweep(Instant idleSince) throws IOException {
    workFolder.sweep(idleSince);
  }

  /**
   * Where the path is on disk.
   *
   * @throws MlflowException if links lead it out of the folder
   */
  private Path locate(ArtifactPath path) throws IOException {
    Path target = root;
    try {
      for (String name : path.names()) {
        target = target.resolve(name);
      }
    } catch (InvalidPathException e) {
      // The platform's file names cannot hold it: a server in a locale without UTF-8.
      throw ArtifactPath.invalid();
    }
    if (!isInside(target)) {
      throw MlflowException.invalidParameter(
          "Invalid path: resolved path is outside the artifact directory");
    }
    return target;
  }

  /** Whether the path, or as much of it as exists, is below the root with all links resolved. */
  private boolean isInside(Path path) throws IOException {
    Path existing = path;
    while (!Files.exists(existing, LinkOption.NOFOLLOW_LINKS) && !existing.equals(root)) {
      existing = existing.getParent();
    }
    try {
      return existing.toRealPath().startsWith(root);
    } catch (NoSuchFileException e) {
      // A link to nowhere, or the root itself was removed.
      return existing.equals(root);
    }
  }

  private boolean isArtifact(Path path) throws IOException {
    // A link that leads nowhere, or out of the folder, cannot be opened and so is not listed.
    return !path.equals(root.resolve(WorkFolder.NAME)) && Files.exists(path) && isInside(path);
  }

  private static BlobEntry entry(Path path) throws IOException {
    String name = path.getFileName().toString();
    return Files.isDirectory(path) ? BlobEntry.folder(name) : new BlobEntry(name, Files.size(path));
  }

  private static BasicFileAttributes fileAttributes(ArtifactPath path, Path file)
      throws IOException {
    BasicFileAttributes attributes;
    try {
      attributes = Files.readAttributes(file, BasicFileAttributes.class);
    } catch (NoSuchFileException e) {
      throw BlobErrors.noSuchArtifact(path);
    } catch (FileSystemException e) {
      // "Not a directory": the path runs through a file.
      if (!Files.exists(file)) {
        throw BlobErrors.noSuchArtifact(path);
      }
      throw e;
    }
    if (attributes.isDirectory()) {
      throw BlobErrors.isFolder(path);
    }
    return attributes;
  }

  private static FileChannel openForReading(ArtifactPath path, Path file) throws IOException {
    try {
      return FileChannel.open(file, StandardOpenOption.READ);
    } catch (NoSuchFileException e) {
      throw BlobErrors.noSuchArtifact(path);
    }
  }

  /**
   * Reads the first byte: the system notes the time of the first read after a write, for which it
   * may have to wait for the disk. Whoever sends the file must not.
   */
  private static void touch(FileChannel file, ByteRange range) throws IOException {
    file.read(ByteBuffer.allocate(1), range.offset());
  }

  private static boolean isSameContent(BasicFileAttributes before, Path file) throws IOException {
    try {
      BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
      return etag(now).equals(etag(before)) && Objects.equals(now.fileKey(), before.fileKey());
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  private BlobInfo describe(Path file, BasicFileAttributes attributes) throws IOException {
    String etag = etag(attributes);
    return new BlobInfo(
        attributes.size(),
        attributes.lastModifiedTime().toInstant(),
        etag,
        digests.read(file, etag));
  }

  private static String etag(BasicFileAttributes attributes) {
    // Nothing of this server's own view, such as the inode: servers share folders.
    long modifiedNanos = attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS);
    return "\"%x-%x\"".formatted(modifiedNanos, attributes.size());
  }

  private static ByteRange clip(@Nullable ByteRange range, BlobInfo info) {
    if (range == null) {
      return ByteRange.whole(info.sizeBytes());
    }
    long offset = Math.min(range.offset(), info.sizeBytes());
    return new ByteRange(offset, Math.min(range.length(), info.sizeBytes() - offset));
  }

  private void checkIsFilePath(ArtifactPath path, Path target) {
    if (Files.isDirectory(target)) {
      throw BlobErrors.isFolder(path);
    }
    for (Path above = target.getParent(); above.startsWith(root); above = above.getParent()) {
      if (Files.exists(above) && !Files.isDirectory(above)) {
        throw BlobErrors.runsThroughFile(path);
      }
    }
  }

  private void copy(InputStream content, Path file) throws IOException {
    Crc32c digest = new Crc32c();
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      byte[] buffer = new byte[WRITE_BUFFER_BYTES];
      for (int read; (read = content.readNBytes(buffer, 0, buffer.length)) > 0; ) {
        digest.update(buffer, 0, read);
        for (ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, read); bytes.hasRemaining(); ) {
          channel.write(bytes);
        }
      }
      // The file system's own stamps are milliseconds apart: too coarse to tell two writes apart.
      Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
      digests.write(
          file, etag(Files.readAttributes(file, BasicFileAttributes.class)), digest.base64());
      channel.force(true);
    }
  }
}
