package io.modelkeep.artifacts;

import io.modelkeep.error.MlflowException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** The answer that sends an artifact to a client. */
final class Download {
  private Download() {}

  static Response of(ArtifactPath path, Blob blob) {
    return Response.ok(blob)
        .type(ContentTypes.of(path.fileName()))
        .header(HttpHeaders.CONTENT_DISPOSITION, AttachmentName.header(path.fileName()))
        .header(HttpHeaders.ETAG, blob.info().etag())
        .header(HttpHeaders.LAST_MODIFIED, httpDate(blob.info()))
        // Artifacts can be replaced: whoever keeps a copy asks each time whether it is still good.
        .header(HttpHeaders.CACHE_CONTROL, "no-cache")
        .build();
  }

  /**
   * The path of a download whose query names it.
   *
   * @throws MlflowException if it is missing or not safe
   */
  static ArtifactPath requestedPath(@Nullable String path) {
    if (path == null) {
      throw MlflowException.invalidParameter("Request must specify path.");
    }
    return ArtifactPath.of(path);
  }

  private static String httpDate(BlobInfo info) {
    return DateTimeFormatter.RFC_1123_DATE_TIME.format(
        info.lastModified().atOffset(ZoneOffset.UTC));
  }
}
