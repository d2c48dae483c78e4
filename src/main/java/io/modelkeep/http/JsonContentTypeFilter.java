package io.modelkeep.http;

import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/**
 * Answers JSON as {@code application/json} and no more, as MLflow; the framework adds a charset.
 */
public class JsonContentTypeFilter {
  /**
   * The framework asks each answer's type for one with a charset, which is made anew each time and
   * is not what is answered.
   */
  private static final MediaType JSON =
      new MediaType(
          MediaType.APPLICATION_JSON_TYPE.getType(), MediaType.APPLICATION_JSON_TYPE.getSubtype()) {
        @Override
        public MediaType withCharset(String charset) {
          return this;
        }
      };

  @ServerResponseFilter
  public void answer(ContainerResponseContext response) {
    @Nullable MediaType type = response.getMediaType();
    if (type != null
        && type.isCompatible(MediaType.APPLICATION_JSON_TYPE)
        && !type.isWildcardType()) {
      response.getHeaders().putSingle(HttpHeaders.CONTENT_TYPE, JSON);
    }
  }
}
