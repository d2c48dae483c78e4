package io.modelkeep.artifacts.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelkeep.error.ErrorCode;
import io.modelkeep.error.MlflowException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArtifactPathTest {
  @ParameterizedTest
  @MethodSource("io.modelkeep.artifacts.store.UnsafePaths#all")
  void unsafePathIsRefused(String path) {
    assertThatThrownBy(() -> ArtifactPath.of(path))
        .isInstanceOfSatisfying(
            MlflowException.class,
            failure -> assertThat(failure.code()).isEqualTo(ErrorCode.INVALID_PARAMETER_VALUE))
        .hasMessage("Invalid path");
  }

  @ParameterizedTest
  @CsvSource({
    "model.pkl, model.pkl",
    "a/b/c, a/b/c",
    "a/, a",
    "a//b, a/b",
    "./a/./b, a/b",
    "x/%2e/y, x/y",
    "a%2Fb, a/b",
    "a%252fb, a/b",
    "sp%20ace, sp ace",
    "plus+x, plus+x",
    "%E6%A8%A1%E5%9E%8B.pkl, 模型.pkl",
    "%25E6%25A8%25A1, 模",
    "模型, 模型",
    "100%, 100%",
    "%zz, %zz",
    "50%2, 50%2",
    "a%3fb, a?b",
    "a;b, a;b",
    "c:x, c:x",
    "Model:v1, Model:v1",
    ".hidden, .hidden",
    "a..b, a..b",
    "..a, ..a",
    "%EF%BC%8Ehidden, ．hidden",
    "收入／支出.csv, 收入／支出.csv",
    "a∕b, a∕b",
    "（1）／％, （1）／％",
    "http://x/y, http:/x/y"
  })
  void safePathHasOneNormalForm(String text, String normal) {
    assertThat(ArtifactPath.of(text)).hasToString(normal).isEqualTo(ArtifactPath.of(normal));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "./", "%2e", "./.", "//."})
  void pathWithoutNamesIsTheRoot(String text) {
    if (text.startsWith("/")) {
      assertThatThrownBy(() -> ArtifactPath.of(text)).hasMessage("Invalid path");
    } else {
      assertThat(ArtifactPath.of(text)).isEqualTo(ArtifactPath.ROOT);
    }
  }

  @Test
  void rootHasNoFileName() {
    assertThat(ArtifactPath.ROOT.isRoot()).isTrue();
    assertThat(ArtifactPath.ROOT.fileName()).isEmpty();
    assertThat(ArtifactPath.ROOT).hasToString("");
  }

  @Test
  void resolveAppendsTheOtherPath() {
    ArtifactPath path = ArtifactPath.of("a/b").resolve(ArtifactPath.of("c/d"));

    assertThat(path).hasToString("a/b/c/d");
    assertThat(path.fileName()).isEqualTo("d");
    assertThat(path.resolve(ArtifactPath.ROOT)).isEqualTo(path);
  }

  @Test
  void longestNamesAndPathsOfAnyStoreAreAccepted() {
    assertThat(ArtifactPath.of("n".repeat(255)).fileName()).hasSize(255);
    assertThat(ArtifactPath.of("nnnnnnn/".repeat(127) + "nnnnnnnn").toString()).hasSize(1024);
  }
}
