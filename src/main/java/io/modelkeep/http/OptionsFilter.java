package io.modelkeep.http;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response.Status;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Answers {@code OPTIONS} where there is an endpoint, as MLflow does. The framework says yes to
 * every path, and lists the methods of all paths that share a class.
 */
public class OptionsFilter {
  /** No request can have it: a path is then found with another method, or is not found. */
  private static final String NO_METHOD = "any method";

  /** What MLflow's web framework calls an answer without content. */
  private static final String TYPE_OF_NOTHING = "text/html; charset=utf-8";

  @ServerRequestFilter(preMatching = true)
  public void ask(ContainerRequestContext request) {
    if (request.getMethod().equals(HttpMethod.OPTIONS)) {
      request.setMethod(NO_METHOD);
    }
  }

  @ServerResponseFilter
  public void answer(ContainerRequestContext request, ContainerResponseContext response) {
    if (request.getMethod().equals(NO_METHOD)
        && response.getStatus() == Status.METHOD_NOT_ALLOWED.getStatusCode()) {
      response.setStatusInfo(Status.OK);
      response.setEntity(null);
      response.getHeaders().putSingle(HttpHeaders.CONTENT_TYPE, TYPE_OF_NOTHING);
    }
  }
}
