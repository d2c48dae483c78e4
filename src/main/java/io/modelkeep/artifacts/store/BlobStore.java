package io.modelkeep.artifacts.store;

import io.modelkeep.http.ByteRange;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where artifacts are kept. The methods block, but for the sending of a {@link Blob}; they may be
 * called by any number of threads and replicas at once.
 *
 * <p>What every store promises is written down in {@code BlobStoreConformanceTest}. An {@link
 * IOException} means that the store, and not the request, is at fault.
 */
public interface BlobStore {
  /** The size of an upload that did not announce it. */
  long UNKNOWN_SIZE = -1;

  /** Where the store is: the same on every server that shares it, and different from all others. */
  String uri();

  /**
   * What is known of the file at the path.
   *
   * @throws io.modelkeep.error.MlflowException {@code RESOURCE_DOES_NOT_EXIST} if there is none,
   *     {@code INVALID_PARAMETER_VALUE} if it is a folder
   */
  BlobInfo stat(ArtifactPath path) throws IOException;

  /**
   * Opens the file at the path.
   *
   * @param range which of its bytes to send, cut off at the end of the file; all if null
   * @throws io.modelkeep.error.MlflowException as {@link #stat}
   */
  Blob open(ArtifactPath path, @Nullable ByteRange range) throws IOException;

  /**
   * Stores the stream's bytes under the path, in the place of a file that is there already. They
   * become visible at once and only after the stream has ended well and they are safe from a crash:
   * if reading or writing fails nothing has changed. Their CRC32C is kept with them, where the
   * store can keep one. Does not close the stream.
   *
   * @param sizeBytes how many bytes will come, {@link #UNKNOWN_SIZE} if nobody knows
   * @throws io.modelkeep.error.MlflowException {@code INVALID_PARAMETER_VALUE} if the path is a
   *     folder's or, where folders are more than names, runs through a file
   */
  void write(ArtifactPath path, InputStream content, long sizeBytes) throws IOException;

  /** Stores a stream whose length is not known. */
  default void write(ArtifactPath path, InputStream content) throws IOException {
    write(path, content, UNKNOWN_SIZE);
  }

  /** Deletes the file or the folder with all that is in it; what does not exist is deleted. */
  void delete(ArtifactPath path) throws IOException;

  /** What is directly in the folder, ordered by name as UTF-8; empty if there is no such folder. */
  List<BlobEntry> list(ArtifactPath folder) throws IOException;

  /**
   * Removes what writes and deletes left behind when their server was killed.
   *
   * @param idleSince what was touched later may belong to a server at work and stays
   */
  void sweep(Instant idleSince) throws IOException;

  /** Transfers between clients and the store itself; empty if clients cannot reach it. */
  default Optional<DirectTransfer> direct() {
    return Optional.empty();
  }
}
