package io.modelkeep.http;

import io.modelkeep.config.AuthMode;
import io.modelkeep.config.ModelkeepConfig;
import io.modelkeep.config.StartupException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.util.Set;

/** Whether the server may and can listen where it was told to. */
public final class ListenAddressCheck {
  private ListenAddressCheck() {}

  /**
   * Refuses authentication that does not exist yet, and an unauthenticated server that other
   * machines would reach.
   */
  public static void requireProtected(String host, ModelkeepConfig config) {
    if (!config.auth().equals(Set.of(AuthMode.NONE))) {
      throw new StartupException(
          "MODELKEEP_AUTH: this version knows only \"none\"; put a proxy that authenticates in"
              + " front");
    }
    if (!config.allowAnonymous() && !resolve(host).isLoopbackAddress()) {
      throw new StartupException(
          "refusing to listen on %s without authentication; MODELKEEP_ALLOW_ANONYMOUS=true lets"
                  .formatted(host)
              + " everybody who reaches it change everything");
    }
  }

  /** Refuses an occupied port before the rest of the start, whose output would bury the reason. */
  public static void requireFree(String host, int port) {
    InetSocketAddress address = new InetSocketAddress(resolve(host), port);
    try (ServerSocket socket = new ServerSocket()) {
      // As the real listener: connections of a server just stopped do not occupy the port.
      socket.setReuseAddress(true);
      socket.bind(address);
    } catch (IOException e) {
      throw new StartupException(
          "cannot listen on %s port %d: %s".formatted(host, port, e.getMessage()), e);
    }
  }

  private static InetAddress resolve(String host) {
    try {
      return InetAddress.getByName(host);
    } catch (UnknownHostException e) {
      throw new StartupException("QUARKUS_HTTP_HOST: unknown host " + host, e);
    }
  }
}
