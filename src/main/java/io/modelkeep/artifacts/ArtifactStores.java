package io.modelkeep.artifacts;

import io.modelkeep.config.ModelkeepConfig;
import io.modelkeep.config.StartupException;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** The stores this server reads and writes. */
@Singleton
public class ArtifactStores {
  /** Longer than any upload is silent: one whose client says nothing for a minute is dropped. */
  private static final Duration ABANDONED_AFTER = Duration.ofHours(1);

  private static final String DESTINATION = "MODELKEEP_ARTIFACTS_DESTINATION";

  private final LocalRoot destination;
  private final List<LocalRoot> localRoots;
  private final Clock clock;

  ArtifactStores(ModelkeepConfig config, Vertx vertx, Clock clock) {
    this.clock = clock;
    this.destination =
        ArtifactUris.localPath(config.artifactsDestination())
            .map(folder -> localRoot(DESTINATION, folder, vertx))
            .orElseThrow(
                () -> new StartupException(notAFolder(DESTINATION, config.artifactsDestination())));
    this.localRoots =
        Stream.concat(
                Stream.of(destination),
                ArtifactUris.localPath(config.artifactsRoot()).stream()
                    .map(folder -> localRoot("MODELKEEP_ARTIFACTS_ROOT", folder, vertx)))
            .toList();
  }

  /** Where the artifact proxy keeps its artifacts. */
  BlobStore destination() {
    return destination.store();
  }

  /** The folders of this machine whose artifacts are served; no other path of it ever is. */
  List<LocalRoot> localRoots() {
    return localRoots;
  }

  void sweep(@Observes StartupEvent start) throws IOException {
    for (LocalRoot root : localRoots) {
      root.store().sweep(clock.instant().minus(ABANDONED_AFTER));
    }
  }

  private static LocalRoot localRoot(String setting, String folder, Vertx vertx) {
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
