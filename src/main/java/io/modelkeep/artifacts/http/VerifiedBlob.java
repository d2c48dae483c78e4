package io.modelkeep.artifacts.http;

import io.modelkeep.artifacts.store.Blob;
import io.modelkeep.artifacts.store.BlobInfo;
import io.modelkeep.http.ByteRange;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.WriteStream;
import java.nio.channels.FileChannel;
import java.util.Optional;

/** A blob that is sent whole or, if it is not what it must be, not to its end. */
final class VerifiedBlob implements Blob {
  private final Blob blob;
  private final ContentCheck check;

  VerifiedBlob(Blob blob, ContentCheck check) {
    this.blob = blob;
    this.check = check;
  }

  /** For who sends the bytes out of {@link #file} and not by {@link #sendTo}. */
  ContentCheck check() {
    return check;
  }

  @Override
  public BlobInfo info() {
    return blob.info();
  }

  @Override
  public ByteRange range() {
    return blob.range();
  }

  @Override
  public Optional<FileChannel> file() {
    return blob.file();
  }

  @Override
  public Future<Void> sendTo(WriteStream<Buffer> sink) {
    return blob.sendTo(new VerifiedStream(sink, check));
  }

  @Override
  public void close() {
    blob.close();
  }
}
