package io.modelkeep.artifacts.http;

import io.modelkeep.artifacts.store.BlobStore;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;

/** How many bytes an upload will have. */
final class UploadSize {
  private UploadSize() {}

  /**
   * What the request says, which the connection holds it to; else {@link BlobStore#UNKNOWN_SIZE}.
   */
  static long announcedBy(HttpServerRequest request) {
    @Nullable String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    // Digits: a request with anything else never gets this far.
    return length == null ? BlobStore.UNKNOWN_SIZE : Long.parseLong(length);
  }
}
