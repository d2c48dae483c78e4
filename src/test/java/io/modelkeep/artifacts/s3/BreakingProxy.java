package io.modelkeep.artifacts.s3;

import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;

/** A way to a server on which the first connections break off after so many bytes of answers. */
final class BreakingProxy implements AutoCloseable {
  private final URI server;
  private final int breakAfterBytes;
  private final AtomicInteger breaksLeft;
  private final NetServer proxy;
  private final NetClient client;

  BreakingProxy(Vertx vertx, URI server, int breaks, int breakAfterBytes) {
    this.server = server;
    this.breakAfterBytes = breakAfterBytes;
    this.breaksLeft = new AtomicInteger(breaks);
    this.client = vertx.createNetClient();
    this.proxy = vertx.createNetServer().connectHandler(this::connect);
    proxy.listen(0, "127.0.0.1").toCompletionStage().toCompletableFuture().join();
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + proxy.actualPort());
  }

  int breaksLeft() {
    return breaksLeft.get();
  }

  @Override
  public void close() {
    proxy.close().toCompletionStage().toCompletableFuture().join();
    client.close().toCompletionStage().toCompletableFuture().join();
  }

  private void connect(NetSocket caller) {
    caller.pause();
    client
        .connect(server.getPort(), server.getHost())
        .onFailure(failure -> caller.close())
        .onSuccess(
            called -> {
              called.closeHandler(v -> caller.close());
              caller.closeHandler(v -> called.close());
              AtomicInteger passedBytes = new AtomicInteger();
              called.handler(
                  bytes -> {
                    if (passedBytes.addAndGet(bytes.length()) > breakAfterBytes
                        && breaksLeft.getAndUpdate(left -> Math.max(left - 1, 0)) > 0) {
                      called.handler(null);
                      caller.close();
                      return;
                    }
                    caller.write(bytes);
                    if (caller.writeQueueFull()) {
                      called.pause();
                      caller.drainHandler(v -> called.resume());
                    }
                  });
              caller.handler(called::write);
              caller.resume();
            });
  }
}
