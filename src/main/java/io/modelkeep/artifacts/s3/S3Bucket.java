package io.modelkeep.artifacts.s3;

import io.modelkeep.artifacts.store.ArtifactPath;
import io.modelkeep.artifacts.store.BlobInfo;
import io.modelkeep.artifacts.store.ContentTypes;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/** A location and the client that reaches it: what every operation on a bucket begins with. */
record S3Bucket(S3AsyncClient client, S3Location location, S3Settings settings) {
  /** In a checksum of the checksums of parts, before their number. */
  private static final char OF_PARTS = '-';

  String name() {
    return location.bucket();
  }

  String key(ArtifactPath path) {
    return location.key(path);
  }

  /** The content type an object of this name gets. */
  String contentType(ArtifactPath path) {
    return settings.uploadArguments().contentType(ContentTypes.of(path.fileName()));
  }

  /** What is known of the object; empty if there is none. */
  Optional<BlobInfo> head(ArtifactPath path) throws IOException {
    try {
      HeadObjectResponse head =
          S3Failure.await(
              client.headObject(
                  request ->
                      request.bucket(name()).key(key(path)).checksumMode(settings.checksumMode())));
      return Optional.of(
          info(head.contentLength(), head.lastModified(), head.eTag(), head.checksumCRC32C()));
    } catch (S3Failure e) {
      if (e.isMissing()) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /**
   * @param crc32c as S3 tells it: null for a part of the object, and for one without
   */
  static BlobInfo info(long sizeBytes, Instant lastModified, String etag, @Nullable String crc32c) {
    // Some stores leave the quotes out.
    String quoted = etag.startsWith("\"") ? etag : '"' + etag + '"';
    boolean isOfAllBytes = crc32c != null && crc32c.indexOf(OF_PARTS) < 0;
    return new BlobInfo(sizeBytes, lastModified, quoted, isOfAllBytes ? crc32c : null);
  }
}
