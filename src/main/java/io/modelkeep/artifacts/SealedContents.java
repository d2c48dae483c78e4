package io.modelkeep.artifacts;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Knows what the artifacts of sealed versions must be, and wants to know of those that are not. */
public interface SealedContents {
  /**
   * What an artifact must be.
   *
   * @param versionId the key of the version whose manifest says so
   * @param sha256 in hexadecimal, lower case
   * @param etag of the file that has this content, by which a part of it is told; null if unknown
   */
  record Sealed(long versionId, long sizeBytes, String sha256, @Nullable String etag) {}

  /** What the file must be; empty if it may be anything. */
  Optional<Sealed> of(ArtifactLocation file);

  /** Reports a file that is not what it must be; returns at once. */
  void reportMismatch(ArtifactLocation file, Sealed expected);
}
