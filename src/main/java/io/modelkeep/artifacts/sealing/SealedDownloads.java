package io.modelkeep.artifacts.sealing;

import io.modelkeep.artifacts.ArtifactLocation;
import io.modelkeep.artifacts.ArtifactService;
import io.modelkeep.artifacts.SealedContents;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.concurrent.ExecutorService;

/** Tells downloads what they must be, and hears of those that are not. */
@ApplicationScoped
class SealedDownloads implements SealedContents {
  private final SealRepository seals;
  private final ArtifactService artifacts;
  private final MismatchReports reports;
  private final ExecutorService executor;

  SealedDownloads(
      SealRepository seals,
      ArtifactService artifacts,
      MismatchReports reports,
      ExecutorService executor) {
    this.seals = seals;
    this.artifacts = artifacts;
    this.reports = reports;
    this.executor = executor;
  }

  @Override
  public Optional<Sealed> of(ArtifactLocation file) {
    return seals.contentOf(artifacts.placeOf(file));
  }

  @Override
  public void reportMismatch(ArtifactLocation file, Sealed expected) {
    // Asked by the thread that sends bytes, which must not wait for the database.
    executor.execute(() -> reports.downloadDiffered(expected.versionId(), file.path().toString()));
  }
}
