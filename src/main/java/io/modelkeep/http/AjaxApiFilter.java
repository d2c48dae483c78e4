package io.modelkeep.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.UriInfo;
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
    UriInfo uri = request.getUriInfo();
    if (uri.getPath().startsWith(AJAX_PREFIX)) {
      String path = uri.getRequestUri().getRawPath();
      request.setRequestUri(
          URI.create(
              PREFIX
                  + path.substring(AJAX_PREFIX.length())
                  + (uri.getRequestUri().getRawQuery() == null
                      ? ""
                      : "?" + uri.getRequestUri().getRawQuery())));
    }
  }
}
