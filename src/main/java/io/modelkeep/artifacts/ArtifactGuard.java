package io.modelkeep.artifacts;

/**
 * Says what must stay as it is. Whoever changes an artifact, in whatever way, asks here first, and
 * once more when the new bytes are there and are about to take the place of the old ones.
 */
public interface ArtifactGuard {
  /**
   * Returns if the file or folder, with all that is below it, may be written or deleted.
   *
   * @throws io.modelkeep.error.MlflowException {@code RESOURCE_CONFLICT} if it, something below it
   *     or a folder above it is sealed
   */
  void checkMayChange(ArtifactLocation artifact);
}
