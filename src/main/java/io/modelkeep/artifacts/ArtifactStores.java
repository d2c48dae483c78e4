package io.modelkeep.artifacts;

import io.modelkeep.artifacts.folder.FolderBlobStore;
import io.modelkeep.artifacts.s3.S3Location;
import io.modelkeep.artifacts.s3.S3Stores;
import io.modelkeep.artifacts.store.BlobStore;
import io.modelkeep.config.ModelkeepConfig;
import io.modelkeep.config.StartupException;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The stores this server reads and writes. */
@Singleton
public class ArtifactStores {
  private static final String DESTINATION = "MODELKEEP_ARTIFACTS_DESTINATION";
  private static final String ROOT = "MODELKEEP_ARTIFACTS_ROOT";

  private final Vertx vertx;
  private final S3Stores s3;
  private final ArtifactRoot destination;
  private final List<ArtifactRoot> roots;

  ArtifactStores(ModelkeepConfig config, Vertx vertx, S3Stores s3) {
    this.vertx = vertx;
    this.s3 = s3;
    this.destination =
        open(DESTINATION, config.artifactsDestination())
            .orElseThrow(
                () -> new StartupException(notAFolder(DESTINATION, config.artifactsDestination())));
    this.roots =
        Stream.concat(Stream.of(destination), open(ROOT, config.artifactsRoot()).stream()).toList();
  }

  /** Where the artifact proxy keeps its artifacts. */
  public BlobStore destination() {
    return destination.store();
  }

  /**
   * The folders of this machine and the buckets whose artifacts are served; no other path and no
   * other bucket ever is.
   */
  List<ArtifactRoot> roots() {
    return roots;
  }

  /** Found with the start, so that a setting that cannot work stops it. */
  void open(@Observes StartupEvent start) {}

  /** The place that the setting names; empty if it names none of ours. */
  private Optional<ArtifactRoot> open(String setting, String value) {
    if (value.regionMatches(true, 0, "s3:", 0, 3)) {
      S3Location location =
          S3Location.parse(value)
              .orElseThrow(
                  () -> new StartupException("%s: %s names no bucket".formatted(setting, value)));
      return Optional.of(new S3Root(location, s3.open(location)));
    }
    return ArtifactUris.localPath(value).map(folder -> localRoot(setting, folder));
  }

  private LocalRoot localRoot(String setting, String folder) {
    try {
      Path path = Path.of(folder).toAbsolutePath().normalize();
      return new LocalRoot(path, new FolderBlobStore(path, vertx));
    } catch (IOException | InvalidPathException e) {
      throw new StartupException(notAFolder(setting, folder), e);
    }
  }

  private static String notAFolder(String setting, String value) {
    return "%s: %s is no folder that can be written".formatted(setting, value);
  }
}
