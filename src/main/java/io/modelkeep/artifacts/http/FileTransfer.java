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
import io.vertx.core.net.impl.ConnectionBase;
import java.nio.channels.FileChannel;

/**
 * Lets the operating system send a file: its bytes do not pass through this process.
 *
 * <p>As {@link HttpServerResponse#sendFile}, but for a file that is open already, since a path
 * might lead to another one by now, and without an error in the log for each client that leaves.
 */
final class FileTransfer {
  /** Sent at a time: a connection on which nothing ends for long would be taken for idle. */
  private static final int REGION_BYTES = 1024 * 1024;

  private final FileChannel file;
  private final long end;
  private final HttpServerResponse response;
  private final ConnectionBase connection;
  private final Promise<Void> done = Promise.promise();

  private FileTransfer(FileChannel file, ByteRange range, HttpServerRequest request) {
    this.file = file;
    this.end = range.offset() + range.length();
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

  /** Sends the answer's head, these bytes of the file, and the answer's end. */
  static Future<Void> send(FileChannel file, ByteRange range, HttpServerRequest request) {
    FileTransfer transfer = new FileTransfer(file, range, request);
    // What is written from another thread might overtake what is written there.
    transfer.connection.getContext().runOnContext(v -> transfer.begin(range.offset()));
    return transfer.done.future();
  }

  private void begin(long position) {
    connection.exceptionHandler(done::tryFail);
    response.write(Buffer.buffer()).onFailure(done::tryFail);
    sendFrom(position);
  }

  private void sendFrom(long position) {
    if (position == end) {
      response.end(done);
      return;
    }
    long next = Math.min(end, position + REGION_BYTES);
    connection.writeToChannel(
        // Retained, since it would close the file when it is sent.
        new DefaultFileRegion(file, position, next - position).retain(),
        sent -> {
          if (sent.isSuccess()) {
            sendFrom(next);
          } else {
            done.tryFail(sent.cause());
          }
        });
  }
}
