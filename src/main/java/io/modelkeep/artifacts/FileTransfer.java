package io.modelkeep.artifacts;

import io.modelkeep.http.ByteRange;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;
import java.io.IOException;
import java.io.RandomAccessFile;

/**
 * Lets the operating system send a file: its bytes do not pass through this process.
 *
 * <p>Like {@link io.vertx.core.http.HttpServerResponse#sendFile}, but for a file that is open
 * already: a path might lead to another one by now.
 */
final class FileTransfer {
  private FileTransfer() {}

  /** Not where the bytes must be encrypted or wrapped into frames. */
  static boolean isPossible(HttpServerRequest request) {
    return request.version() != HttpVersion.HTTP_2 && !request.isSSL();
  }

  /** Sends the answer's head, these bytes of the file, and the answer's end. */
  static Future<Void> send(RandomAccessFile file, ByteRange range, HttpServerRequest request) {
    ConnectionBase connection = (ConnectionBase) request.connection();
    Context context = connection.getContext();
    Promise<Void> done = Promise.promise();
    // What is written from another thread might overtake what is written there.
    context.runOnContext(
        v -> {
          request.response().write(Buffer.buffer()).onFailure(done::tryFail);
          try {
            connection
                .sendFile(file, range.offset(), range.length())
                .addListener(
                    sent -> {
                      if (sent.isSuccess()) {
                        request.response().end(done);
                      } else {
                        done.tryFail(sent.cause());
                      }
                    });
          } catch (IOException e) {
            done.tryFail(e);
          }
        });
    return done.future();
  }
}
