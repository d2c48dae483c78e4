package io.modelkeep.artifacts.http;

import io.modelkeep.artifacts.store.Blob;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Answers HEAD for downloads: the framework asks the resource as for GET and then drops the entity,
 * which somebody has to close.
 */
public class HeadOfBlob {
  @ServerResponseFilter
  public void describe(ContainerRequestContext request, ContainerResponseContext response) {
    if (request.getMethod().equals(HttpMethod.HEAD) && response.getEntity() instanceof Blob blob) {
      response.getHeaders().putSingle(HttpHeaders.CONTENT_LENGTH, blob.range().length());
      blob.close();
    }
  }
}
