package io.modelkeep.error;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.MediaType;

/**
 * Answers what the HTTP layer refuses before there is a request to anyone, such as a host that is
 * none: the framework would answer in words of its own, and log each as its failure.
 */
@ApplicationScoped
class MalformedRequests {
  private final byte[] answer;

  MalformedRequests(ObjectMapper mapper) throws JsonProcessingException {
    answer =
        mapper.writeValueAsBytes(
            ErrorBody.of(ErrorCode.BAD_REQUEST, "The request could not be understood."));
  }

  void register(@Observes Router router) {
    router.route().order(Integer.MIN_VALUE).failureHandler(this::answer);
  }

  private void answer(RoutingContext failed) {
    if (failed.statusCode() != ErrorCode.BAD_REQUEST.status() || failed.response().headWritten()) {
      failed.next();
      return;
    }
    failed
        .response()
        .setStatusCode(failed.statusCode())
        .putHeader(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON)
        .end(Buffer.buffer(answer));
  }
}
