package io.modelkeep.artifacts.store;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * One line of a folder's listing.
 *
 * @param name the last name of its path
 * @param sizeBytes null for a folder
 */
public record BlobEntry(String name, @Nullable Long sizeBytes) {
  /** The order of a listing, in every store. */
  public static final Comparator<BlobEntry> BY_NAME_AS_UTF8 =
      Comparator.comparing(
          entry -> entry.name().getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);

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
