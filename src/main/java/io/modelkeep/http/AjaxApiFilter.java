package io.modelkeep.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;
import java.net.URI;

/** {@code /ajax-api}, which MLflow's web UI calls, is {@code /api} under another name. */
@Provider
@PreMatching
public class AjaxApiFilter implements ContainerRequestFilter {
  private static final String AJAX_PREFIX = "/ajax-api/";
  private static final String PREFIX = "/api/";

  @Override
  public void filter(ContainerRequestContext request) {
    // The path alone, because a probe of HTTP/1.0 names no host and then has no whole URI.
    if (!request.getUriInfo().getPath().startsWith(AJAX_PREFIX)) {
      return;
    }
    URI uri = request.getUriInfo().getRequestUri();
    String path = uri.getRawPath();
    if (path.startsWith(AJAX_PREFIX)) {
      String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
      request.setRequestUri(URI.create(PREFIX + path.substring(AJAX_PREFIX.length()) + query));
    }
  }
}
