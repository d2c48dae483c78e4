package io.modelkeep.ui;

import io.modelkeep.http.ByteRange;
import io.modelkeep.http.RangeHeader;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Answers a request for a file of the web UI: compressed where the browser takes that, with what
 * lets it keep a copy, and in part where it asks for a part.
 */
final class FileAnswer {
  private static final String IF_RANGE = "If-Range";
  private static final String RANGE = "Range";

  /** Seconds of a year, the longest that makes sense. */
  private static final String FOR_EVER = "public, max-age=31536000, immutable";

  private final UiFile file;
  private final UiFiles files;

  FileAnswer(UiFile file, UiFiles files) {
    this.file = file;
    this.files = files;
  }

  Response to(Request request, HttpHeaders headers) throws IOException {
    boolean compressed =
        file.isKeptCompressed()
            && AcceptedEncodings.includeGzip(headers.getHeaderString(HttpHeaders.ACCEPT_ENCODING));
    // Each of the two forms has its tag: a range of one is nothing to the other.
    EntityTag tag = new EntityTag(compressed ? file.digest() + "-gzip" : file.digest());
    Response.@Nullable ResponseBuilder unchanged = request.evaluatePreconditions(tag);
    if (unchanged != null) {
      return described(unchanged.tag(tag)).build();
    }
    byte[] content = files.read(file, compressed);
    Response.ResponseBuilder answer =
        requestedRange(headers, tag, content.length)
            .map(range -> partial(range, content))
            .orElseGet(() -> whole(content));
    described(answer.tag(tag)).type(file.contentType()).header("Accept-Ranges", "bytes");
    return compressed
        ? answer.header(HttpHeaders.CONTENT_ENCODING, "gzip").build()
        : answer.build();
  }

  /** A range counts only for the content it was made for. */
  private static Optional<ByteRange> requestedRange(
      HttpHeaders headers, EntityTag tag, int sizeBytes) {
    @Nullable String condition = headers.getHeaderString(IF_RANGE);
    if (condition != null && !condition.equals('"' + tag.getValue() + '"')) {
      return Optional.empty();
    }
    return RangeHeader.parse(headers.getHeaderString(RANGE), sizeBytes);
  }

  /** With its size, which the framework would not tell who asks with HEAD. */
  private static Response.ResponseBuilder whole(byte[] content) {
    return Response.ok(content).header(HttpHeaders.CONTENT_LENGTH, content.length);
  }

  private static Response.ResponseBuilder partial(ByteRange range, byte[] content) {
    int from = (int) range.offset();
    return Response.status(Response.Status.PARTIAL_CONTENT)
        .entity(Arrays.copyOfRange(content, from, from + (int) range.length()))
        .header("Content-Range", range.contentRange(content.length));
  }

  private Response.ResponseBuilder described(Response.ResponseBuilder answer) {
    if (file.isKeptCompressed()) {
      answer.header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
    }
    return answer.header(
        HttpHeaders.CACHE_CONTROL, file.isNamedByContent() ? FOR_EVER : "no-cache");
  }
}
