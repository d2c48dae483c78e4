package io.modelkeep.artifacts.http;

import io.modelkeep.artifacts.store.ArtifactPath;
import io.modelkeep.error.MlflowException;
import io.vertx.core.http.HttpServerRequest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * The artifact path within a request to the proxy, as the client wrote it.
 *
 * <p>Routing normalises paths before it matches them ({@code a/../b} has become {@code b}, {@code
 * //} has become {@code /}), so neither its parameters nor its choice of a route tell what was
 * asked for. The path is therefore taken from the request line.
 */
public class ProxyPath {
  /** What stands before is the prefix below which everything is served, if there is one. */
  private static final Pattern PROXY =
      Pattern.compile(
          "(?:/[A-Za-z0-9._~-]+)*?/(?:ajax-)?api/2\\.0/mlflow-artifacts/"
              + "(?:artifacts|presigned|mpu/(?:create|complete|abort))/(.*)",
          Pattern.DOTALL);

  /** Refuses unsafe paths before normalisation leads them to some other endpoint. */
  @ServerRequestFilter(preMatching = true)
  public void check(HttpServerRequest request) {
    Matcher proxy = PROXY.matcher(request.path());
    if (proxy.matches()) {
      ArtifactPath.of(proxy.group(1));
    }
  }

  /**
   * @throws MlflowException if it is not safe
   */
  static ArtifactPath of(HttpServerRequest request) {
    Matcher proxy = PROXY.matcher(request.path());
    if (!proxy.matches()) {
      throw ArtifactPath.invalid();
    }
    return ArtifactPath.of(proxy.group(1));
  }
}
