package io.modelkeep.http;

import jakarta.annotation.Priority;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.net.URI;

/**
 * Moves everything below a path, for a proxy that hands the path on.
 *
 * <p>Source: MLflow {@code server/handlers.py}, {@code _add_static_prefix}; only the transfer of
 * artifacts answers without the prefix too ({@code server/fastapi_app.py}).
 */
@Provider
@PreMatching
@Priority(PrefixFilter.BEFORE_OTHERS)
public class PrefixFilter implements ContainerRequestFilter {
  /** Other filters know the paths without a prefix. */
  static final int BEFORE_OTHERS = 100;

  private static final String ARTIFACTS = "/api/2.0/mlflow-artifacts/artifacts/";
  private static final String AJAX_ARTIFACTS = "/ajax-api/2.0/mlflow-artifacts/artifacts/";
  private static final int PERMANENT_REDIRECT = 308;

  private final StaticPrefix staticPrefix;

  PrefixFilter(StaticPrefix staticPrefix) {
    this.staticPrefix = staticPrefix;
  }

  static boolean isServedWithoutPrefix(String path) {
    return path.startsWith(ARTIFACTS) || path.startsWith(AJAX_ARTIFACTS);
  }

  @Override
  public void filter(ContainerRequestContext request) {
    String prefix = staticPrefix.value();
    if (prefix.isEmpty()) {
      return;
    }
    URI uri = request.getUriInfo().getRequestUri();
    String path = uri.getRawPath();
    String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    if (path.startsWith(prefix + "/")) {
      request.setRequestUri(URI.create(path.substring(prefix.length()) + query));
    } else if (path.equals(prefix)) {
      // The page's own links are relative: they need the slash at the end.
      request.abortWith(
          Response.status(PERMANENT_REDIRECT).header("Location", prefix + "/" + query).build());
    } else if (!isServedWithoutPrefix(path)) {
      throw new NotFoundException();
    }
  }
}
