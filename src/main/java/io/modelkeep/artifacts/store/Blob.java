package io.modelkeep.artifacts.store;

import io.modelkeep.http.ByteRange;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.WriteStream;
import java.nio.channels.FileChannel;
import java.util.Optional;

/**
 * An artifact opened for reading: these bytes and no others, even if the artifact is replaced or
 * deleted meanwhile. Whoever opens one sends or closes it.
 */
public interface Blob extends AutoCloseable {
  BlobInfo info();

  /** Which of its bytes will be sent. */
  ByteRange range();

  /**
   * The open file that has the bytes, at the offsets of {@link #range}, so that they can be sent
   * without being read; empty if there is none, or if they must be looked at on their way. It is
   * the blob's own and closed with it.
   */
  default Optional<FileChannel> file() {
    return Optional.empty();
  }

  /**
   * Sends the bytes no faster than the sink takes them and without holding a thread, ends the sink
   * and closes the blob. If the sink or the store fails the blob is closed and the sink is left as
   * it is.
   */
  Future<Void> sendTo(WriteStream<Buffer> sink);

  /** Gives the bytes up; without effect on one that was sent. */
  @Override
  void close();
}
