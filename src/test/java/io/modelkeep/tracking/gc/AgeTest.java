package io.modelkeep.tracking.gc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelkeep.error.MlflowException;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AgeTest {
  @ParameterizedTest
  @CsvSource({
    "30d, P30D",
    "8h, PT8H",
    "2d8h5m20s, P2DT8H5M20S",
    "2m4s, PT2M4S",
    "1.5h, PT1H30M",
    ".5s, PT0.5S",
    "0d, PT0S",
    "99999999999999999999d, P365000D"
  })
  void ageIsRead(String text, Duration age) {
    assertThat(Age.parse(text)).isEqualTo(age);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "d", "30", "30 d", "5h2d", "-1d", "1w", "P30D", "1..5h", ".d"})
  void otherFormsAreRefused(String text) {
    assertThatThrownBy(() -> Age.parse(text))
        .isInstanceOf(MlflowException.class)
        .hasMessage(
            "Could not parse any time information from '%s'."
                + " Examples of valid strings: '8h', '2d8h5m20s', '2m4s'",
            text);
  }
}
