package io.modelkeep.artifacts.store;

import io.modelkeep.error.MlflowException;

/** What every store answers to a path that cannot be served, in the reference's words. */
public final class BlobErrors {
  private BlobErrors() {}

  public static MlflowException noSuchArtifact(ArtifactPath path) {
    return MlflowException.doesNotExist("No such artifact: '" + path + "'");
  }

  public static MlflowException isFolder(ArtifactPath path) {
    return MlflowException.invalidParameter(
        "Artifact path refers to a directory, not a file: '" + path + "'");
  }

  /** The reference fails with a 500 here. */
  public static MlflowException runsThroughFile(ArtifactPath path) {
    return MlflowException.invalidParameter(
        "Artifact path runs through a file, not a directory: '" + path + "'");
  }
}
