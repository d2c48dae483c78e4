package io.modelkeep.artifacts;

import io.modelkeep.artifacts.store.BlobStore;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.Stream;

/** Writes and deletes artifacts for clients, unless something speaks against it. */
@Singleton
public class ArtifactChanges {
  private final ArtifactGuard guard;
  private final HttpHeaders headers;

  /**
   * @param headers a proxy of those of the current request
   */
  ArtifactChanges(ArtifactGuard guard, HttpHeaders headers) {
    this.guard = guard;
    this.headers = headers;
  }

  /**
   * Stores the request's body.
   *
   * @param sizeBytes of the body, or {@link BlobStore#UNKNOWN_SIZE}
   * @throws io.modelkeep.error.MlflowException {@code RESOURCE_CONFLICT} if the place is sealed,
   *     {@code BAD_REQUEST} if the body breaks off or is not what its digest says; as {@link
   *     BlobStore#write} for the rest
   */
  public void write(ArtifactLocation file, InputStream body, long sizeBytes) throws IOException {
    guard.checkMayChange(file);
    ContentDigests digests = ContentDigests.of(digestHeaders());
    // A long upload may see its place become sealed.
    InputStream content = new ClientUpload(body, digests, () -> guard.checkMayChange(file));
    file.store().write(file.path(), content, sizeBytes);
  }

  /**
   * Deletes a file, or a folder with all that is in it; what does not exist is deleted.
   *
   * @throws io.modelkeep.error.MlflowException {@code RESOURCE_CONFLICT} if any of it is sealed
   */
  public void delete(ArtifactLocation artifact) throws IOException {
    guard.checkMayChange(artifact);
    artifact.store().delete(artifact.path());
  }

  private List<String> digestHeaders() {
    return ContentDigests.HEADERS.stream()
        .flatMap(name -> Stream.ofNullable(headers.getRequestHeader(name)))
        .flatMap(List::stream)
        .toList();
  }
}
