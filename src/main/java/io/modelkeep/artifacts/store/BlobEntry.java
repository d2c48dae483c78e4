package io.modelkeep.artifacts.store;

import org.jspecify.annotations.Nullable;

/**
 * One line of a folder's listing.
 *
 * @param name the last name of its path
 * @param sizeBytes null for a folder
 */
public record BlobEntry(String name, @Nullable Long sizeBytes) {
  public static BlobEntry folder(String name) {
    return new BlobEntry(name, null);
  }

  public boolean isFolder() {
    return sizeBytes == null;
  }

  /** The size as MLflow answers it: an empty file has none. */
  public @Nullable Long wireSize() {
    return sizeBytes == null || sizeBytes == 0 ? null : sizeBytes;
  }
}
