package io.modelkeep.artifacts;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.Stream;

/** Writes and deletes artifacts for clients. */
@Singleton
public class ArtifactChanges {
  private final HttpHeaders headers;

  /**
   * @param headers a proxy of those of the current request
   */
  ArtifactChanges(HttpHeaders headers) {
    this.headers = headers;
  }

  /**
   * Stores the request's body.
   *
   * @throws io.modelkeep.error.MlflowException {@code BAD_REQUEST} if the body breaks off or is not
   *     what its digest says; as {@link BlobStore#write} for the rest
   */
  void write(ArtifactLocation file, InputStream body) throws IOException {
    ContentDigests digests = ContentDigests.of(digestHeaders());
    file.store().write(file.path(), new ClientUpload(body, digests));
  }

  /** Deletes a file, or a folder with all that is in it; what does not exist is deleted. */
  void delete(ArtifactLocation artifact) throws IOException {
    artifact.store().delete(artifact.path());
  }

  private List<String> digestHeaders() {
    return ContentDigests.HEADERS.stream()
        .flatMap(name -> Stream.ofNullable(headers.getRequestHeader(name)))
        .flatMap(List::stream)
        .toList();
  }
}
