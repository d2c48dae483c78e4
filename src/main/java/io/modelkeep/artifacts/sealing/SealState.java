package io.modelkeep.artifacts.sealing;

/** How far the sealing of a version is; the names are those on the wire and in the database. */
public enum SealState {
  /** Its files may not be changed any more; their manifest is being made. */
  PENDING,
  /** Its manifest is complete. */
  SEALED,
  /** No manifest could be made, and its files are not protected. The seal says why. */
  FAILED
}
