package io.modelkeep.http;

import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Switches HTTP/2 off where there is no TLS. No client of MLflow speaks it, and a proxy that passes
 * its upgrade on sees nothing of the requests that follow, so that what it enforces is passed by.
 */
@ApplicationScoped
class ClearTextHttp2 implements HttpServerOptionsCustomizer {
  @Override
  public void customizeHttpServer(HttpServerOptions options) {
    options.setHttp2ClearTextEnabled(false);
  }
}
