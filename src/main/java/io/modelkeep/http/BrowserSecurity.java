package io.modelkeep.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Keeps pages of other sites, opened in a user's browser, from using this server: in front of every
 * route, because a browser does not mind which one it calls.
 *
 * <p>Source: MLflow {@code server/security.py} and {@code server/fastapi_security.py}.
 */
@Singleton
class BrowserSecurity {
  private static final Logger LOG = Logger.getLogger(BrowserSecurity.class);

  /** Before everything else that a request meets. */
  private static final int FIRST = 1000;

  private static final String BAD_HOST =
      "Invalid Host header - possible DNS rebinding attack detected";

  /** By which Quarkus' metrics name a request that no route has named. */
  private static final String METRICS_ROUTE = "UrlPathTemplate";

  private static final String BAD_ORIGIN = "Cross-origin request blocked";

  private static final int MAX_LOGGED_CHARACTERS = 200;

  private final AllowedHosts hosts;
  private final AllowedOrigins origins;
  private final CrossOriginHeaders crossOrigin;
  private final GuardedPaths paths;
  private final SecuritySettings settings;

  BrowserSecurity(
      AllowedHosts hosts,
      AllowedOrigins origins,
      CrossOriginHeaders crossOrigin,
      GuardedPaths paths,
      SecuritySettings settings) {
    this.hosts = hosts;
    this.origins = origins;
    this.crossOrigin = crossOrigin;
    this.paths = paths;
    this.settings = settings;
  }

  void register(@Observes Filters filters) {
    if (settings.isEnabled()) {
      filters.register(this::check, FIRST);
    } else {
      LOG.warn("Requests of other sites' pages are not refused: the settings switched it off");
    }
  }

  private void check(RoutingContext context) {
    HttpServerRequest request = context.request();
    HttpServerResponse response = context.response();
    MultiMap headers = request.headers();
    String method = request.method().name();
    @Nullable String origin = headers.get("Origin");
    if (!hosts.include(hostOf(request)) && !paths.areAskedByProbes(request.path())) {
      refuse(response, "Host", hostOf(request), BAD_HOST);
    } else if (CrossOriginHeaders.isPreflight(method, headers)) {
      crossOrigin.answerPreflight(headers, response);
    } else if (origins.mustNotChange(origin, method) && paths.areOfTheApi(request.path())) {
      crossOrigin.describe(origin, response);
      refuse(response, "Origin", origin, BAD_ORIGIN);
    } else {
      // When the headers are sent, for the resource sets some of the same names.
      context.addHeadersEndHandler(sent -> describe(request, origin));
      context.next();
    }
  }

  private void describe(HttpServerRequest request, @Nullable String origin) {
    HttpServerResponse response = request.response();
    if (isAnswerToOptions(request, response)) {
      response.setStatusCode(204).headers().remove("Content-Length");
    }
    crossOrigin.describe(origin, response);
    response.putHeader("X-Content-Type-Options", "nosniff");
    if (!paths.areEmbedded(request.path())) {
      settings.frameOptions().ifPresent(value -> response.putHeader("X-Frame-Options", value));
    }
  }

  private boolean isAnswerToOptions(HttpServerRequest request, HttpServerResponse response) {
    return request.method().name().equals("OPTIONS")
        && response.getStatusCode() == 200
        && paths.areOfTheApi(request.path());
  }

  /** HTTP/2 has no such header, but the same under another name. */
  private static @Nullable String hostOf(HttpServerRequest request) {
    @Nullable String header = request.getHeader("Host");
    return header != null || request.authority() == null ? header : request.authority().toString();
  }

  private static void refuse(
      HttpServerResponse response, String header, @Nullable String value, String message) {
    Vertx.currentContext().putLocal(METRICS_ROUTE, "REFUSED");
    LOG.warnf("Refused a request with the %s header %s", header, printable(value));
    response.setStatusCode(403).putHeader("Content-Type", "text/plain").end(message);
  }

  /** What the log can show of a text of an attacker's choice. */
  private static String printable(@Nullable String value) {
    String text = value == null ? "(none)" : value.replaceAll("\\p{Cntrl}", "?");
    return text.length() <= MAX_LOGGED_CHARACTERS ? text : text.substring(0, MAX_LOGGED_CHARACTERS);
  }
}
