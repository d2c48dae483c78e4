package io.modelkeep.artifacts.http;

import io.modelkeep.artifacts.store.BlobInfo;
import io.modelkeep.error.HttpRefusal;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.Date;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.common.util.DateUtil;
import org.jspecify.annotations.Nullable;

/**
 * Whether a request's {@code If-*} headers let a file be sent (RFC 9110, 13.2.2).
 *
 * <p>JAX-RS compares; what it lacks is added here: refusals come before "not modified", {@code
 * If-None-Match} takes weak validators for as good as strong ones, and what cannot be read is not
 * there.
 */
final class Preconditions {
  private Preconditions() {}

  /**
   * Whether the client has this file already.
   *
   * @throws HttpRefusal 412 if it is not the one the client means
   */
  static boolean isNotModified(Request request, BlobInfo info) {
    EntityTag strong = EntityTag.valueOf(info.etag());
    EntityTag weak = new EntityTag(strong.getValue(), true);
    int byTag = status(() -> request.evaluatePreconditions(strong));
    int byDate = status(() -> request.evaluatePreconditions(Date.from(info.lastModified())));
    if (Stream.of(byTag, byDate).anyMatch(status -> status == 412)) {
      throw HttpRefusal.preconditionFailed(info.etag());
    }
    return byTag == 304
        || byDate == 304
        || status(() -> request.evaluatePreconditions(weak)) == 304;
  }

  /** The status a precondition asks for; 0 to go on. */
  private static int status(Supplier<Response.@Nullable ResponseBuilder> evaluation) {
    try {
      Response.ResponseBuilder answer = evaluation.get();
      return answer == null ? 0 : answer.build().getStatus();
    } catch (IllegalArgumentException | DateUtil.DateParseException unreadable) {
      return 0;
    }
  }
}
