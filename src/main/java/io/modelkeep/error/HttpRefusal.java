package io.modelkeep.error;

import java.util.Map;

/**
 * A refusal in the words of HTTP, for which MLflow has no code: a precondition that does not hold,
 * a range a file does not have. The body is shaped as that of every failure.
 */
public final class HttpRefusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final transient Map<String, String> headers;

  private HttpRefusal(int status, String message, Map<String, String> headers) {
    // An expected answer: nobody reads its stack, so none is filled.
    super(message, null, false, false);
    this.status = status;
    this.headers = headers;
  }

  /** The file is not, or no longer, the one the request is about. */
  public static HttpRefusal preconditionFailed(String currentEtag) {
    return new HttpRefusal(
        412,
        "The artifact has changed: it does not meet the request's preconditions.",
        Map.of("ETag", currentEtag));
  }

  /** The range begins beyond the end of the file. */
  public static HttpRefusal rangeNotSatisfiable(long sizeBytes) {
    return new HttpRefusal(
        416,
        "The requested range is not within the file's %d bytes.".formatted(sizeBytes),
        Map.of("Content-Range", "bytes */" + sizeBytes, "Accept-Ranges", "bytes"));
  }

  /** The body goes on beyond what the server was told to take; the connection is given up. */
  public static HttpRefusal bodyTooLarge(long maxBytes) {
    return new HttpRefusal(
        413,
        "The request's body has more than the %d bytes that are allowed.".formatted(maxBytes),
        Map.of("Connection", "close"));
  }

  int status() {
    return status;
  }

  Map<String, String> headers() {
    return headers;
  }
}
