package io.modelkeep.artifacts;

import io.modelkeep.artifacts.s3.S3Location;
import io.modelkeep.artifacts.store.ArtifactPath;
import io.modelkeep.artifacts.store.BlobStore;
import java.util.Optional;

/** A bucket, or a part of it, whose artifacts are served. */
record S3Root(S3Location location, BlobStore store) implements ArtifactRoot {
  @Override
  public Optional<ArtifactPath> find(String uri) {
    return location.find(uri);
  }
}
