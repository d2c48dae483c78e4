package io.modelkeep.artifacts.http;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Objects;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Opens the bodies of large uploads, within the limits the server was given. */
@Singleton
class RequestBodies {
  /** Where Quarkus leaves {@code quarkus.http.limits.max-body-size} with every request. */
  private static final String MAX_BYTES = "io.quarkus.max-request-size";

  private final CurrentVertxRequest request;
  private final Duration readTimeout;

  RequestBodies(
      CurrentVertxRequest request,
      @ConfigProperty(name = "quarkus.http.read-timeout", defaultValue = "60s")
          Duration readTimeout) {
    this.request = request;
    this.readTimeout = readTimeout;
  }

  /** The body of the request at hand, which nobody else reads. */
  RequestBody current() {
    RoutingContext exchange = request.getCurrent();
    @Nullable Long maxBytes = exchange.get(MAX_BYTES);
    return new RequestBody(
        exchange.request(),
        new RequestBody.Limits(Objects.requireNonNullElse(maxBytes, Long.MAX_VALUE), readTimeout));
  }
}
