package io.modelkeep.artifacts.sealing;

import io.modelkeep.artifacts.ArtifactLocation;
import io.modelkeep.artifacts.ArtifactService;
import io.modelkeep.artifacts.store.ArtifactPath;
import io.modelkeep.error.MlflowException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Holds all files of a sealed version against its manifest. */
@ApplicationScoped
public class VerificationService {
  private static final int PAGE_SIZE = 1000;

  /** How many differences are told; there is one answer to the first already. */
  private static final int MAX_MISMATCHES = 1000;

  /** What is wrong with a file. */
  enum Problem {
    /** Its bytes are others. */
    CHANGED,
    /** It is not there. */
    MISSING,
    /** It was not there when the version was sealed. */
    ADDED
  }

  record Mismatch(String path, Problem problem) {}

  /**
   * @param mismatches at most {@link #MAX_MISMATCHES}, in the order of their paths
   */
  record Verification(Seal seal, long files, List<Mismatch> mismatches) {}

  private final SealRepository seals;
  private final ManifestRepository manifests;
  private final SealableVersions versions;
  private final ArtifactService artifacts;
  private final MismatchReports reports;
  private final SealSteps steps;

  VerificationService(
      SealRepository seals,
      ManifestRepository manifests,
      SealableVersions versions,
      ArtifactService artifacts,
      MismatchReports reports,
      SealSteps steps) {
    this.seals = seals;
    this.manifests = manifests;
    this.versions = versions;
    this.artifacts = artifacts;
    this.reports = reports;
    this.steps = steps;
  }

  /**
   * Reads every file of the version.
   *
   * @throws MlflowException {@code RESOURCE_DOES_NOT_EXIST} if there is no such version or it has
   *     no manifest
   */
  Verification verify(@Nullable String name, @Nullable String version) throws IOException {
    SealableVersions.Version found = versions.find(name, version);
    Seal seal =
        seals
            .find(found.id())
            .filter(known -> known.state() == SealState.SEALED)
            .orElseThrow(
                () ->
                    MlflowException.doesNotExist(
                        "Model version %s has no manifest".formatted(found.label())));
    Map<String, SealedFile> expected = expected(seal);
    long files = expected.size();
    List<Mismatch> mismatches = compare(seal, expected);
    if (!mismatches.isEmpty()) {
      reports.verificationDiffered(seal, mismatches.stream().map(Mismatch::path).toList());
    }
    return new Verification(seal, files, mismatches);
  }

  private List<Mismatch> compare(Seal seal, Map<String, SealedFile> expected) throws IOException {
    List<Mismatch> mismatches = new ArrayList<>();
    List<SealedFile> retagged = new ArrayList<>();
    ArtifactLocation root = artifacts.locate(seal.artifactUri(), ArtifactPath.ROOT);
    FileDigests.ofAll(
        root,
        () -> {},
        (file, isDamaged) -> {
          SealedFile sealed = expected.remove(file.path());
          if (sealed != null && file.hasContentOf(sealed)) {
            if (!Objects.equals(file.etag(), sealed.etag())) {
              retagged.add(file);
            }
          } else {
            mismatches.add(
                new Mismatch(file.path(), sealed == null ? Problem.ADDED : Problem.CHANGED));
          }
        });
    steps.retag(seal, retagged);
    expected.keySet().forEach(path -> mismatches.add(new Mismatch(path, Problem.MISSING)));
    return mismatches.stream()
        .sorted(Comparator.comparing(Mismatch::path))
        .limit(MAX_MISMATCHES)
        .toList();
  }

  private Map<String, SealedFile> expected(Seal seal) {
    Map<String, SealedFile> expected = new HashMap<>();
    String last = "";
    for (List<SealedFile> page;
        !(page = manifests.page(seal.versionId(), last, PAGE_SIZE)).isEmpty(); ) {
      page.forEach(file -> expected.put(file.path(), file));
      last = page.get(page.size() - 1).path();
    }
    return expected;
  }
}
