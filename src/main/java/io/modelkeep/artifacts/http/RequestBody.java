package io.modelkeep.artifacts.http;

import io.modelkeep.error.HttpRefusal;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The body of a large request, for a worker to read while the next bytes arrive. Quarkus' own
 * stream asks for a piece when the one before is taken: the worker and the connection then mostly
 * wait for each other.
 */
final class RequestBody extends InputStream {
  /** Each of at most 64 KiB: see {@code quarkus.http.limits.max-chunk-size}. */
  private static final int CHUNKS_AHEAD = 8;

  /** After the last chunk, and after a failure. */
  private static final Buffer END = Buffer.buffer();

  /**
   * @param maxBytes what a body may have; more is refused with 413
   * @param readTimeout how long a client may be silent
   */
  record Limits(long maxBytes, Duration readTimeout) {}

  private final HttpServerRequest request;
  private final Limits limits;
  private final BlockingQueue<Buffer> arrived = new LinkedBlockingQueue<>();
  private volatile @Nullable Throwable failure;
  private boolean isAsked;
  private int chunksTaken;
  private Buffer chunk = Buffer.buffer();
  private int position;

  /**
   * @param request paused, and read by nobody else
   */
  RequestBody(HttpServerRequest request, Limits limits) {
    this.request = request;
    this.limits = limits;
    if (request.isEnded()) {
      arrived.add(END);
      return;
    }
    request.handler(arrived::add);
    request.endHandler(v -> arrived.add(END));
    request.exceptionHandler(this::fail);
    // Who went away before that told nobody.
    if (!((ConnectionBase) request.connection()).channel().isOpen()) {
      fail(new ClosedChannelException());
    }
  }

  @Override
  public int read() throws IOException {
    byte[] single = new byte[1];
    return read(single, 0, 1) < 0 ? -1 : single[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int read = 0;
    // Waits for the first byte only.
    while (read < length && (hasRest() || ((read == 0 || !arrived.isEmpty()) && takeNext()))) {
      int count = Math.min(length - read, chunk.length() - position);
      chunk.getBytes(position, position + count, target, offset + read);
      position += count;
      read += count;
    }
    return read == 0 && length > 0 ? -1 : read;
  }

  /** Lets what was not read pass, so that the connection can be used again. */
  @Override
  public void close() {
    if (!request.isEnded()) {
      request.handler(ignored -> {});
      arrived.clear();
      request.resume();
    }
  }

  private void fail(Throwable cause) {
    failure = cause;
    arrived.add(END);
  }

  private boolean hasRest() {
    return position < chunk.length();
  }

  private boolean takeNext() throws IOException {
    if (chunk == END) {
      return false;
    }
    askForMore();
    chunk = await();
    position = 0;
    chunksTaken++;
    if (failure != null) {
      throw new IOException(failure);
    }
    if (request.bytesRead() > limits.maxBytes()) {
      throw HttpRefusal.bodyTooLarge(limits.maxBytes());
    }
    return chunk != END;
  }

  private void askForMore() {
    if (!isAsked) {
      isAsked = true;
      if ("100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
        request.response().writeContinue();
      }
      request.fetch(CHUNKS_AHEAD);
    } else if (chunksTaken >= CHUNKS_AHEAD / 2) {
      request.fetch(chunksTaken);
      chunksTaken = 0;
    }
  }

  private Buffer await() throws IOException {
    try {
      Buffer next = arrived.poll(limits.readTimeout().toMillis(), TimeUnit.MILLISECONDS);
      if (next == null) {
        request.connection().close();
        throw new IOException("The client has been silent for too long");
      }
      return next;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException();
    }
  }
}
