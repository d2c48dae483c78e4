package io.modelkeep.artifacts;

import io.modelkeep.artifacts.store.Crc32c;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.WriteStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Takes bytes for their SHA-256, their CRC32C and their number, and keeps none of them. */
public class DigestStream implements WriteStream<Buffer> {
  private final MessageDigest digest = ContentDigests.algorithm("SHA-256");
  private final Crc32c crc32c = new Crc32c();
  private long sizeBytes;

  /** What came, in hexadecimal, lower case; to be asked once, at the end. */
  public String sha256() {
    return HexFormat.of().formatHex(digest.digest());
  }

  /** What came, in Base64; to be asked once, at the end. */
  public String crc32c() {
    return crc32c.base64();
  }

  /** How many bytes came. */
  public long sizeBytes() {
    return sizeBytes;
  }

  @Override
  public Future<Void> write(Buffer data) {
    for (ByteBuffer bytes : data.getByteBuf().nioBuffers()) {
      digest.update(bytes.duplicate());
      crc32c.update(bytes);
    }
    sizeBytes += data.length();
    return Future.succeededFuture();
  }

  @Override
  public void write(Buffer data, Handler<AsyncResult<Void>> handler) {
    write(data).onComplete(handler);
  }

  @Override
  public void end(Handler<AsyncResult<Void>> handler) {
    Future.<Void>succeededFuture().onComplete(handler);
  }

  @Override
  public WriteStream<Buffer> setWriteQueueMaxSize(int maxSize) {
    return this;
  }

  @Override
  public boolean writeQueueFull() {
    return false;
  }

  @Override
  public WriteStream<Buffer> drainHandler(@Nullable Handler<Void> handler) {
    return this;
  }

  @Override
  public WriteStream<Buffer> exceptionHandler(@Nullable Handler<Throwable> handler) {
    return this;
  }
}
