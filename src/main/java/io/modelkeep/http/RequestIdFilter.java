package io.modelkeep.http;

import io.modelkeep.error.ExceptionMappers;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/**
 * Gives each request an id, the caller's where it sent a fit one: it is logged, written into events
 * and answered.
 */
public class RequestIdFilter {
  private static final String HEADER = "X-Request-Id";

  /** What other filters refuse is logged and answered with an id too. */
  private static final int BEFORE_OTHERS = 10;

  private static final Pattern FIT = Pattern.compile("[A-Za-z0-9._:/+=-]{1,128}");

  private final CurrentRequest current;

  RequestIdFilter(CurrentRequest current) {
    this.current = current;
  }

  @ServerRequestFilter(preMatching = true, priority = BEFORE_OTHERS)
  public void start(ContainerRequestContext request) {
    @Nullable String sent = request.getHeaderString(HEADER);
    String id = sent != null && FIT.matcher(sent).matches() ? sent : UUID.randomUUID().toString();
    current.start(id);
    MDC.put(ExceptionMappers.REQUEST_ID, id);
  }

  @ServerResponseFilter
  public void answer(ContainerResponseContext response) {
    response.getHeaders().putSingle(HEADER, current.requestId());
  }
}
