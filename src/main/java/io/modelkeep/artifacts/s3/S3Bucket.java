package io.modelkeep.artifacts.s3;

import io.modelkeep.artifacts.store.ArtifactPath;
import io.modelkeep.artifacts.store.BlobInfo;
import io.modelkeep.artifacts.store.ContentTypes;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/** A location and the client that reaches it: what every operation on a bucket begins with. */
record S3Bucket(S3AsyncClient client, S3Location location, S3Settings settings) {
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
          S3Failure.await(client.headObject(request -> request.bucket(name()).key(key(path))));
      return Optional.of(info(head.contentLength(), head.lastModified(), head.eTag()));
    } catch (S3Failure e) {
      if (e.isMissing()) {
        return Optional.empty();
      }
      throw e;
    }
  }

  static BlobInfo info(long sizeBytes, Instant lastModified, String etag) {
    // Some stores leave the quotes out.
    return new BlobInfo(sizeBytes, lastModified, etag.startsWith("\"") ? etag : '"' + etag + '"');
  }
}
