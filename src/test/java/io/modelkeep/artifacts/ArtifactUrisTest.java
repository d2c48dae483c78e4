package io.modelkeep.artifacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelkeep.artifacts.folder.FolderBlobStore;
import io.modelkeep.artifacts.store.ArtifactPath;
import io.modelkeep.artifacts.store.BlobStore;
import io.modelkeep.config.AuthMode;
import io.modelkeep.config.ModelkeepConfig;
import io.modelkeep.config.StartupException;
import io.modelkeep.error.ErrorCode;
import io.modelkeep.error.MlflowException;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArtifactUrisTest {
  private static Vertx vertx;

  @TempDir Path temp;
  private Path destination;
  private Path root;
  private BlobStore bucket;
  private ArtifactStores stores;
  private ArtifactUris uris;

  @BeforeAll
  static void startVertx() {
    vertx = Vertx.vertx();
  }

  @AfterAll
  static void stopVertx() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @BeforeEach
  void makeStores() throws IOException {
    destination = temp.resolve("destination");
    root = temp.resolve("root");
    bucket = new FolderBlobStore(temp.resolve("bucket"), vertx);
    stores = stores(root.toString());
    uris = new ArtifactUris(stores);
  }

  @ParameterizedTest
  @CsvSource({
    "mlflow-artifacts:/0/run/artifacts, 0/run/artifacts",
    "mlflow-artifacts:/0/run/artifacts/, 0/run/artifacts",
    "mlflow-artifacts:///0/run, 0/run",
    "mlflow-artifacts://other-host:8080/0/run, 0/run",
    "mlflow-artifacts:/, ''",
    "http://host/api/2.0/mlflow-artifacts/artifacts/0/run, 0/run",
    "https://host:1/prefix/api/2.0/mlflow-artifacts/artifacts/0/run, 0/run"
  })
  void proxiedUriLeadsToTheDestination(String uri, String path) {
    ArtifactLocation location = uris.locate(uri);

    assertThat(location.store()).isSameAs(stores.destination());
    assertThat(location.path()).hasToString(path);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "file:", "file://", "file://localhost"})
  void localUriLeadsToItsRoot(String scheme) {
    ArtifactLocation location = uris.locate(scheme + root + "/0/run/artifacts");

    assertThat(location.store()).isSameAs(stores.roots().get(1).store());
    assertThat(location.path()).hasToString("0/run/artifacts");
  }

  @Test
  void localUriOfTheDestinationLeadsThere() {
    assertThat(uris.locate(destination + "/0").store()).isSameAs(stores.destination());
    assertThat(uris.locate(destination.toString()).path()).isEqualTo(ArtifactPath.ROOT);
  }

  @Test
  void rootThatIsALinkIsFoundByBothItsNames() throws IOException {
    Path link = Files.createSymbolicLink(temp.resolve("link"), Files.createDirectories(root));
    ArtifactUris linked = new ArtifactUris(stores(link.toString()));

    assertThat(linked.locate(link + "/0").path()).hasToString("0");
    assertThat(linked.locate(root.toRealPath() + "/0").path()).hasToString("0");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/etc",
        "file:///etc",
        "file://host/etc",
        "relative/path",
        "s3://bucket/key",
        "http://host/elsewhere",
        "models:/m/1",
        ""
      })
  void otherUrisAreNotServed(String uri) {
    assertRefused(uri, "The artifacts at '%s' are not served by this server".formatted(uri));
  }

  @Test
  void siblingWithTheRootsNameAsPrefixIsNotServed() {
    assertRefused(
        root + "-2/x", "The artifacts at '%s-2/x' are not served by this server".formatted(root));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // CVE-2024-1483, CVE-2024-2928: the path hides behind a fragment or a query.
        "http:///#/../../../etc/",
        "http://host/api/2.0/mlflow-artifacts/artifacts/0#/../../etc",
        "mlflow-artifacts:/0?/../../etc",
        "mlflow-artifacts:/../etc",
        "mlflow-artifacts:/0/%2e%2e/%2e%2e/etc",
        "mlflow-artifacts:/0/%252e%252e/etc",
        "mlflow-artifacts:/%2fetc",
        "http://host/api/2.0/mlflow-artifacts/artifacts/../etc"
      })
  void uriThatLeadsOutIsRefused(String uri) {
    assertRefused(uri, "Invalid path");
  }

  @Test
  void localUriThatLeadsOutIsRefused() {
    assertRefused(root + "/../destination", "Invalid path");
    assertRefused("file://" + root + "/%2e%2e/x", "Invalid path");
  }

  @Test
  void bucketLeadsToItsStore() {
    uris = new ArtifactUris(stores("s3://bucket/some/prefix/"));

    ArtifactLocation location = uris.locate("s3://bucket/some/prefix/0/run/artifacts");

    assertThat(location.store()).isSameAs(bucket);
    assertThat(location.path()).hasToString("0/run/artifacts");
    assertThat(uris.locate("s3://bucket/some/prefix").path()).isEqualTo(ArtifactPath.ROOT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "s3://bucket/some/other",
        "s3://bucket/some/prefix-2/0",
        "s3://bucket/some",
        "s3://bucket",
        "s3://bucket//some/prefix/0",
        "s3://bucket-2/some/prefix/0",
        "s3://user@bucket/some/prefix/0",
        "s3://bucket:80/some/prefix/0",
        "s3a://bucket/some/prefix/0"
      })
  void otherBucketsAndPrefixesAreNotServed(String uri) {
    uris = new ArtifactUris(stores("s3://bucket/some/prefix"));

    assertRefused(uri, "The artifacts at '%s' are not served by this server".formatted(uri));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "s3://bucket/some/prefix/../other",
        "s3://bucket/some/prefix/%2e%2e/other",
        "s3://bucket/some/prefix//etc",
        "s3://bucket/some/prefix/0?versionId=1"
      })
  void bucketUriThatLeadsOutIsRefused(String uri) {
    uris = new ArtifactUris(stores("s3://bucket/some/prefix"));

    assertRefused(uri, "Invalid path");
  }

  @ParameterizedTest
  @ValueSource(strings = {"s3://", "s3:/bucket/prefix", "s3:///prefix"})
  void destinationWithoutBucketStopsTheStart(String uri) {
    Settings settings = new Settings(uri, "mlflow-artifacts:/");

    assertThatThrownBy(() -> new ArtifactStores(settings, vertx, location -> bucket))
        .isInstanceOf(StartupException.class)
        .hasMessage("MODELKEEP_ARTIFACTS_DESTINATION: %s names no bucket".formatted(uri));
  }

  @ParameterizedTest
  @ValueSource(strings = {"gs://bucket/prefix", "/proc/no/folder"})
  void destinationThatIsNoFolderStopsTheStart(String uri) {
    Settings settings = new Settings(uri, "mlflow-artifacts:/");

    assertThatThrownBy(() -> new ArtifactStores(settings, vertx, location -> bucket))
        .isInstanceOf(StartupException.class)
        .hasMessage(
            "MODELKEEP_ARTIFACTS_DESTINATION: %s is no folder that can be written".formatted(uri));
  }

  private void assertRefused(String uri, String message) {
    assertThatThrownBy(() -> uris.locate(uri))
        .isInstanceOfSatisfying(
            MlflowException.class,
            failure -> assertThat(failure.code()).isEqualTo(ErrorCode.INVALID_PARAMETER_VALUE))
        .hasMessage(message);
  }

  private ArtifactStores stores(String artifactsRoot) {
    return new ArtifactStores(
        new Settings(destination.toString(), artifactsRoot), vertx, location -> bucket);
  }

  private record Settings(String artifactsDestination, String artifactsRoot)
      implements ModelkeepConfig {
    @Override
    public Path dataDir() {
      throw new UnsupportedOperationException();
    }

    @Override
    public boolean artifactsPresigned() {
      throw new UnsupportedOperationException();
    }

    @Override
    public Set<AuthMode> auth() {
      throw new UnsupportedOperationException();
    }

    @Override
    public boolean allowAnonymous() {
      throw new UnsupportedOperationException();
    }

    @Override
    public boolean sealVersions() {
      throw new UnsupportedOperationException();
    }

    @Override
    public GarbageCollection gc() {
      throw new UnsupportedOperationException();
    }

    @Override
    public Optional<String> staticPrefix() {
      throw new UnsupportedOperationException();
    }
  }
}
