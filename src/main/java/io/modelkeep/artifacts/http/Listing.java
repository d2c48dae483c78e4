package io.modelkeep.artifacts.http;

import io.modelkeep.artifacts.store.ArtifactPath;
import io.modelkeep.artifacts.store.BlobEntry;
import io.modelkeep.wire.tracking.FileInfo;
import java.util.List;

/** What is in a folder, as the protocol tells it. */
final class Listing {
  private Listing() {}

  /** The entries with their paths relative to the artifact root that the folder is below. */
  static List<FileInfo> of(ArtifactPath folder, List<BlobEntry> entries) {
    return entries.stream().map(entry -> fileInfo(folder, entry)).toList();
  }

  private static FileInfo fileInfo(ArtifactPath folder, BlobEntry entry) {
    String path = folder.isRoot() ? entry.name() : folder + "/" + entry.name();
    return new FileInfo(path, entry.isFolder(), entry.wireSize());
  }
}
