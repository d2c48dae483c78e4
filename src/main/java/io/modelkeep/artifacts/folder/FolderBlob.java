package io.modelkeep.artifacts.folder;

import io.modelkeep.artifacts.store.Blob;
import io.modelkeep.artifacts.store.BlobInfo;
import io.modelkeep.http.ByteRange;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.WriteStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Optional;

/** An open file of a {@link FolderBlobStore}. The open handle pins the bytes. */
final class FolderBlob implements Blob {
  /** Of a read; one such buffer is in flight at a time. */
  private static final int READ_BUFFER_BYTES = 128 * 1024;

  private final Vertx vertx;
  private final FileChannel file;
  private final BlobInfo info;
  private final ByteRange range;

  FolderBlob(Vertx vertx, FileChannel file, BlobInfo info, ByteRange range) {
    this.vertx = vertx;
    this.file = file;
    this.info = info;
    this.range = range;
  }

  @Override
  public BlobInfo info() {
    return info;
  }

  @Override
  public ByteRange range() {
    return range;
  }

  @Override
  public Optional<FileChannel> file() {
    return Optional.of(file);
  }

  @Override
  public Future<Void> sendTo(WriteStream<Buffer> sink) {
    Promise<Void> done = Promise.promise();
    sink.exceptionHandler(done::tryFail);
    sendFrom(range.offset(), sink, done);
    return done.future().onComplete(sent -> close());
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void sendFrom(long position, WriteStream<Buffer> sink, Promise<Void> done) {
    int length = (int) Math.min(READ_BUFFER_BYTES, range.offset() + range.length() - position);
    if (length == 0) {
      sink.end().onSuccess(done::tryComplete).onFailure(done::tryFail);
      return;
    }
    vertx
        .executeBlocking(() -> read(position, length), false)
        .onFailure(done::tryFail)
        .onSuccess(bytes -> send(bytes, position + length, sink, done));
  }

  private void send(Buffer bytes, long next, WriteStream<Buffer> sink, Promise<Void> done) {
    sink.write(bytes).onFailure(done::tryFail);
    if (done.future().isComplete()) {
      return;
    }
    if (sink.writeQueueFull()) {
      sink.drainHandler(
          v -> {
            // Told again while later bytes are on their way, it would send these a second time.
            sink.drainHandler(null);
            sendFrom(next, sink, done);
          });
    } else {
      sendFrom(next, sink, done);
    }
  }

  private Buffer read(long position, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length);
    while (bytes.hasRemaining()) {
      if (file.read(bytes, position + bytes.position()) < 0) {
        throw new EOFException("The file was cut off while it was sent");
      }
    }
    return Buffer.buffer(bytes.array());
  }
}
