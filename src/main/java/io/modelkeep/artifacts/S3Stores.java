package io.modelkeep.artifacts;

/** Opens buckets. */
interface S3Stores {
  BlobStore open(S3Location location);
}
