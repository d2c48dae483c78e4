package io.modelkeep.http;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelkeep.config.StartupException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StaticPrefixTest {
  @ParameterizedTest
  @ValueSource(strings = {"/mlflow", "/tools/ml-flow_2.0"})
  void aPathIsAPrefix(String prefix) {
    assertThatCode(() -> StaticPrefix.require(prefix)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "mlflow|MODELKEEP_STATIC_PREFIX must begin with a '/'.",
        "/mlflow/|MODELKEEP_STATIC_PREFIX should not end with a '/'.",
        "/|MODELKEEP_STATIC_PREFIX should not end with a '/'.",
        "/a{b}|MODELKEEP_STATIC_PREFIX may contain letters, digits and '._~-' between its slashes.",
        "/a//b|MODELKEEP_STATIC_PREFIX may contain letters, digits and '._~-' between its slashes.",
        "/a b|MODELKEEP_STATIC_PREFIX may contain letters, digits and '._~-' between its slashes."
      })
  void otherTextsStopTheStart(String prefix, String message) {
    assertThatThrownBy(() -> StaticPrefix.require(prefix))
        .isInstanceOf(StartupException.class)
        .hasMessage(message.replace("''", "'"));
  }
}
