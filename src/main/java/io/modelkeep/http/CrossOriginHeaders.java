package io.modelkeep.http;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerResponse;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a browser is told about calls from pages of other sites (CORS).
 *
 * <p>Source: the middleware that MLflow's {@code server/fastapi_security.py} puts in front, which
 * answers every preflight request itself. Quarkus' own filter answers others.
 */
@Singleton
class CrossOriginHeaders {
  private static final String ALLOW_CREDENTIALS = "Access-Control-Allow-Credentials";
  private static final String ALLOW_HEADERS = "Access-Control-Allow-Headers";
  private static final String ALLOW_METHODS = "Access-Control-Allow-Methods";
  private static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";
  private static final String REQUEST_HEADERS = "Access-Control-Request-Headers";
  private static final String REQUEST_METHOD = "Access-Control-Request-Method";
  private static final String REQUEST_PRIVATE_NETWORK = "Access-Control-Request-Private-Network";
  private static final String VARY_OF_PREFLIGHT =
      String.join(", ", "Origin", REQUEST_METHOD, REQUEST_HEADERS, REQUEST_PRIVATE_NETWORK);
  private static final String MAX_AGE_SECONDS = "600";

  private static final List<String> METHODS =
      List.of("GET", "POST", "PUT", "DELETE", "OPTIONS", "PATCH");
  private static final List<String> METHODS_OF_ANY =
      List.of("DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT", "QUERY");

  private final AllowedOrigins origins;

  CrossOriginHeaders(AllowedOrigins origins) {
    this.origins = origins;
  }

  static boolean isPreflight(String method, MultiMap request) {
    return method.equals("OPTIONS")
        && request.contains("Origin")
        && request.contains(REQUEST_METHOD);
  }

  /** Answers a browser that asks whether a page may make a call. */
  void answerPreflight(MultiMap request, HttpServerResponse response) {
    String origin = request.get("Origin");
    List<String> methods = origins.areAny() ? METHODS_OF_ANY : METHODS;
    @Nullable String asked = request.get(REQUEST_HEADERS);
    if (asked != null) {
      response.putHeader(ALLOW_HEADERS, asked);
    }
    response
        .putHeader("Vary", VARY_OF_PREFLIGHT)
        .putHeader(ALLOW_METHODS, String.join(", ", methods))
        .putHeader("Access-Control-Max-Age", MAX_AGE_SECONDS)
        .putHeader("Content-Type", "text/plain; charset=utf-8");
    if (origins.mayRead(origin)) {
      response.putHeader(ALLOW_ORIGIN, origins.areAny() ? "*" : origin);
    }
    if (!origins.areAny()) {
      response.putHeader(ALLOW_CREDENTIALS, "true");
    }
    List<String> refused = refused(request, methods);
    if (refused.isEmpty()) {
      response.end("OK");
    } else {
      response.setStatusCode(400).end("Disallowed CORS " + String.join(", ", refused));
    }
  }

  private List<String> refused(MultiMap request, List<String> methods) {
    List<String> refused = new ArrayList<>();
    if (!origins.mayRead(request.get("Origin"))) {
      refused.add("origin");
    }
    if (!methods.contains(request.get(REQUEST_METHOD))) {
      refused.add("method");
    }
    if ("true".equals(request.get(REQUEST_PRIVATE_NETWORK))) {
      refused.add("private-network");
    }
    return refused;
  }

  /** Adds to any other answer whether the page that asked may read it. */
  void describe(@Nullable String origin, HttpServerResponse response) {
    response.headers().add("Vary", "Origin");
    if (origins.areAny()) {
      // Whoever asks: what a cache keeps is then good for every page.
      response.putHeader(ALLOW_ORIGIN, "*");
    } else if (origin != null && origins.mayRead(origin)) {
      response.putHeader(ALLOW_ORIGIN, origin);
    }
    if (origin != null) {
      response.putHeader("Access-Control-Expose-Headers", "*");
      if (!origins.areAny()) {
        response.putHeader(ALLOW_CREDENTIALS, "true");
      }
    }
  }
}
