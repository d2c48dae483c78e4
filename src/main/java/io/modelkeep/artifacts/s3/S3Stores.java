package io.modelkeep.artifacts.s3;

import io.modelkeep.artifacts.store.BlobStore;

/** Opens buckets. */
public interface S3Stores {
  BlobStore open(S3Location location);
}
