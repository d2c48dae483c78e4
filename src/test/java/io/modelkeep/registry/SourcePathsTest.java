package io.modelkeep.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelkeep.error.MlflowException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourcePathsTest {
  @ParameterizedTest
  @CsvSource({
    "/a,true",
    "a/b,true",
    "file:///a,true",
    "FILE:/a,true",
    "file://localhost/a,true",
    "file://127.0.0.1/a,true",
    "s3://b/a,false",
    "models:/a/1,false",
    "mlflow-artifacts:/a,false",
  })
  void pathsAndFileUrisAreLocal(String source, boolean isLocal) {
    assertThat(SourcePaths.isLocal(source)).isEqualTo(isLocal);
  }

  @Test
  void filesOfOtherHostsAreRefused() {
    assertThatThrownBy(() -> SourcePaths.isLocal("file://other/share"))
        .hasMessage(
            "file://other/share is not a valid remote uri. For remote access on windows, please"
                + " consider using a different scheme such as SMB (e.g. smb://<hostname>/<path>).");
  }

  @ParameterizedTest
  @CsvSource({
    "/root/a,/root,true",
    "file:///root/a,/root,true",
    "/root,/root,true",
    "/rooted,/root,false",
    "/root/../other,/root,false",
    "/root/%2e%2e/other,/root,false",
    "/root/a%00b,/root,false",
    "/root/a,s3://b/root,false",
  })
  void localPathsAreHeldAgainstTheRoot(String source, String root, boolean isWithin) {
    assertThat(SourcePaths.isLocalPathWithin(source, root)).isEqualTo(isWithin);
  }

  @ParameterizedTest
  @CsvSource({
    "mlflow-artifacts:/a,true",
    "http://h/api/2.0/mlflow-artifacts/artifacts/a,true",
    "https://h/prefix/api/2.0/mlflow%2Dartifacts/artifacts/a,true",
    "http://h/a,false",
    "s3://b/api/2.0/mlflow-artifacts/artifacts/a,false",
  })
  void proxiedSourcesAreKnownByTheirRoute(String source, boolean isProxied) {
    assertThat(SourcePaths.isProxied(source)).isEqualTo(isProxied);
  }

  @ParameterizedTest
  @ValueSource(strings = {"s3://b/a", "s3://b//a/", "s3://b/a%20b", "gs://b/..a/b..", "x:/a"})
  void plainSourcesPass(String source) {
    assertThatCode(() -> SourcePaths.checkIsPlain(source)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "s3://b/../a",
        "s3://b/a/..",
        "s3://b/%2e%2e/a",
        "s3://b/%252e%252e/a",
        "s3://b/..%2fa",
        "s3://b/a/./c",
        "s3://b/a%00",
        "s3:a",
        "http://h/api/2.0/mlflow-artifacts/artifacts/..%2f..%2fetc",
      })
  void sourcesThatCouldClimbAreRefused(String source) {
    assertThatThrownBy(() -> SourcePaths.checkIsPlain(source))
        .isInstanceOf(MlflowException.class)
        .hasMessageStartingWith("Invalid model version source: '%s'. If".formatted(source));
  }
}
