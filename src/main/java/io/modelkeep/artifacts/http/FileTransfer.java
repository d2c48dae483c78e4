package io.modelkeep.artifacts.http;

import io.modelkeep.http.ByteRange;
import io.netty.channel.DefaultFileRegion;
import io.netty.handler.codec.http.HttpContentCompressor;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.impl.future.PromiseInternal;
import io.vertx.core.net.impl.ConnectionBase;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import org.jspecify.annotations.Nullable;

/**
 * Lets the operating system send a file: its bytes do not pass through this process. Where they
 * have to be checked, a worker reads each region ahead of its sending, and the last one is only
 * sent if all are right.
 *
 * <p>As {@link HttpServerResponse#sendFile}, but for a file that is open already, since a path
 * might lead to another one by now, and without an error in the log for each client that leaves.
 */
final class FileTransfer {
  /** Sent at a time: a connection on which nothing ends for long would be taken for idle. */
  private static final int REGION_BYTES = 1024 * 1024;

  /** What a worker reads at a time: still in the processor's cache when it is digested. */
  private static final ThreadLocal<ByteBuffer> BLOCK =
      ThreadLocal.withInitial(() -> ByteBuffer.allocateDirect(64 * 1024));

  private final FileChannel file;
  private final long end;
  private final @Nullable ContentCheck check;
  private final HttpServerResponse response;
  private final ConnectionBase connection;
  private final Promise<Void> done = Promise.promise();

  private FileTransfer(
      FileChannel file, long end, @Nullable ContentCheck check, HttpServerRequest request) {
    this.file = file;
    this.end = end;
    this.check = check;
    this.response = request.response();
    this.connection = (ConnectionBase) request.connection();
  }

  /** Not where the bytes must be encrypted, compressed or wrapped into frames. */
  static boolean isPossible(HttpServerRequest request) {
    return request.version() != HttpVersion.HTTP_2
        && request.connection() instanceof ConnectionBase connection
        && !connection.isSsl()
        && connection.channel().pipeline().get(HttpContentCompressor.class) == null;
  }

  /**
   * Sends the answer's head, these bytes of the file, and the answer's end. Fails with {@link
   * ContentCheck.MismatchException} if the bytes are not what they must be: with the head unsent if
   * they are few.
   *
   * @param check null if they may be anything
   */
  static Future<Void> send(
      FileChannel file, ByteRange range, @Nullable ContentCheck check, HttpServerRequest request) {
    long end = range.offset() + range.length();
    FileTransfer transfer = new FileTransfer(file, end, check, request);
    // What is written from another thread might overtake what is written there.
    transfer.connection.getContext().runOnContext(v -> transfer.begin(range.offset()));
    return transfer.done.future();
  }

  private void begin(long position) {
    connection.exceptionHandler(done::tryFail);
    checkRegion(position)
        .onFailure(done::tryFail)
        .onSuccess(
            v -> {
              response.write(Buffer.buffer()).onFailure(done::tryFail);
              sendFrom(position);
            });
  }

  private void sendFrom(long position) {
    if (position == end) {
      response.end(done);
      return;
    }
    long next = regionEnd(position);
    // Both are waited for: who gives the file up must not close it while it is read.
    Future.join(sendRegion(position, next), next == end ? succeeded() : checkRegion(next))
        .onFailure(done::tryFail)
        .onSuccess(v -> sendFrom(next));
  }

  private long regionEnd(long position) {
    return Math.min(end, position + REGION_BYTES);
  }

  private Future<Void> sendRegion(long position, long regionEnd) {
    PromiseInternal<Void> sent = connection.getContext().promise();
    connection.writeToChannel(
        // Retained, since it would close the file when it is sent.
        new DefaultFileRegion(file, position, regionEnd - position).retain(), sent);
    return sent.future();
  }

  /** Reads the region that begins here, and judges all of them after the last one. */
  private Future<Void> checkRegion(long position) {
    if (check == null) {
      return succeeded();
    }
    return connection
        .getContext()
        .executeBlocking(
            () -> {
              read(position, regionEnd(position));
              return null;
            },
            false);
  }

  private void read(long from, long to) throws IOException {
    ByteBuffer block = BLOCK.get();
    for (long position = from; position < to; ) {
      block.clear().limit((int) Math.min(block.capacity(), to - position));
      int read = file.read(block, position);
      if (read < 0) {
        throw new EOFException("The file was cut off while it was sent");
      }
      check.update(block.flip());
      position += read;
    }
    if (to == end) {
      check.end();
    }
  }

  private static Future<Void> succeeded() {
    return Future.succeededFuture();
  }
}
