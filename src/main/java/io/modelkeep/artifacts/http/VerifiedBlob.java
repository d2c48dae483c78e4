package io.modelkeep.artifacts.http;

import io.modelkeep.artifacts.store.Blob;
import io.modelkeep.artifacts.store.BlobInfo;
import io.modelkeep.http.ByteRange;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.WriteStream;

/** A blob that is sent whole or, if it is not what it must be, not to its end. */
final class VerifiedBlob implements Blob {
  private final Blob blob;
  private final String sha256;
  private final Runnable onMismatch;

  VerifiedBlob(Blob blob, String sha256, Runnable onMismatch) {
    this.blob = blob;
    this.sha256 = sha256;
    this.onMismatch = onMismatch;
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
  public Future<Void> sendTo(WriteStream<Buffer> sink) {
    return blob.sendTo(new VerifiedStream(sink, sha256))
        .onFailure(
            failure -> {
              if (failure instanceof VerifiedStream.MismatchException) {
                onMismatch.run();
              }
            });
  }

  @Override
  public void close() {
    blob.close();
  }
}
