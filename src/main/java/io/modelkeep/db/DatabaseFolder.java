package io.modelkeep.db;

import io.modelkeep.config.StartupException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The folder of an embedded PostgreSQL: program, cluster, password and log, readable by nobody
 * else, and owned by one server at a time through a lock that the kernel drops with the process.
 */
final class DatabaseFolder implements Closeable {
  private static final int PASSWORD_BYTES = 24;

  private final Path root;
  private final FileChannel lockChannel;

  private DatabaseFolder(Path root, FileChannel lockChannel) {
    this.root = root;
    this.lockChannel = lockChannel;
  }

  /** Creates the folder where it is missing and locks it until {@link #close()}. */
  static DatabaseFolder open(Path root) {
    try {
      createPrivateDirectories(root);
      return new DatabaseFolder(root, lock(root));
    } catch (IOException e) {
      throw new StartupException(
          "cannot write to the data folder %s: %s".formatted(root, reason(e)), e);
    }
  }

  /** The system's own words; some of these exceptions have but a path for a message. */
  private static String reason(IOException e) {
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (e instanceof FileSystemException failure && failure.getReason() != null) {
      return failure.getReason();
    }
    return e.getMessage() + " cannot be created";
  }

  Path binaries() {
    return root.resolve("binaries");
  }

  Path cluster() {
    return root.resolve("cluster");
  }

  Path log() {
    return root.resolve("postgres.log");
  }

  /** The file with the password of a cluster whose creation has not come to its end. */
  Path newPasswordFile() {
    return root.resolve("password.new");
  }

  /** The superuser's password, or null when there is no complete cluster yet. */
  @Nullable String password() throws IOException {
    return Files.exists(passwordFile()) ? Files.readString(passwordFile()) : null;
  }

  /**
   * Makes room for a new cluster and draws its password. A cluster without a password was never
   * completed (see {@link #completeCluster()}), yet it is moved aside rather than deleted.
   */
  String prepareCluster() throws IOException {
    if (Files.exists(cluster())) {
      Files.move(cluster(), root.resolve("cluster-unfinished-" + System.currentTimeMillis()));
    }
    byte[] random = new byte[PASSWORD_BYTES];
    new SecureRandom().nextBytes(random);
    String password = HexFormat.of().formatHex(random);
    Files.deleteIfExists(newPasswordFile());
    Files.writeString(newPasswordFile(), password, StandardOpenOption.CREATE_NEW);
    return password;
  }

  /** From here on a later start takes the cluster for whole: initdb ended and PostgreSQL ran. */
  void completeCluster() throws IOException {
    Files.move(newPasswordFile(), passwordFile(), StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public void close() throws IOException {
    lockChannel.close();
  }

  private Path passwordFile() {
    return root.resolve("password");
  }

  private static void createPrivateDirectories(Path root) throws IOException {
    Files.createDirectories(root);
    if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx------"));
    }
  }

  /** Whether a server of another process owns the folder. */
  static boolean isInUse(Path root) {
    if (!Files.exists(root)) {
      return false;
    }
    try (FileChannel channel = lock(root)) {
      return !channel.isOpen();
    } catch (IOException e) {
      throw new StartupException("cannot use the data folder %s: %s".formatted(root, reason(e)), e);
    } catch (StartupException locked) {
      return true;
    }
  }

  private static FileChannel lock(Path root) throws IOException {
    FileChannel channel =
        FileChannel.open(
            root.resolve("server.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() != null) {
        return channel;
      }
    } catch (OverlappingFileLockException e) {
      // Held by this very process: the same answer as for another one, below.
    }
    channel.close();
    throw new StartupException("another server is using the data folder " + root);
  }
}
