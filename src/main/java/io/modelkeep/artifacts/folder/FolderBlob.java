package io.modelkeep.artifacts.folder;

import io.modelkeep.artifacts.store.Blob;
import io.modelkeep.artifacts.store.BlobInfo;
import io.modelkeep.http.ByteRange;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.streams.WriteStream;

/** An open file of a {@link FolderBlobStore}. The open handle pins the bytes. */
final class FolderBlob implements Blob {
  /** Fewer, larger reads than the default of 8 KiB; one such buffer is in flight at a time. */
  private static final int READ_BUFFER_BYTES = 128 * 1024;

  private final AsyncFile file;
  private final BlobInfo info;
  private final ByteRange range;

  FolderBlob(AsyncFile file, BlobInfo info, ByteRange range) {
    this.file =
        file.setReadPos(range.offset())
            .setReadLength(range.length())
            .setReadBufferSize(READ_BUFFER_BYTES);
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
  public Future<Void> sendTo(WriteStream<Buffer> sink) {
    return file.pipe().endOnFailure(false).to(sink).eventually(() -> file.close());
  }

  @Override
  public void close() {
    file.close();
  }
}
