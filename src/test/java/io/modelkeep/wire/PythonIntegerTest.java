package io.modelkeep.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PythonIntegerTest {
  @ParameterizedTest
  @CsvSource({
    "7, 7",
    "007, 7",
    "' 7 ', 7",
    "+7, 7",
    "-7, -7",
    "1_000, 1000",
    "٧, 7",
    "99999999999999999999, 99999999999999999999"
  })
  void digitsAreRead(String text, BigInteger number) {
    assertThat(PythonInteger.parse(text)).contains(number);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "x", "1.0", "1e3", "1__0", "_1", "--1", "0x1"})
  void otherTextIsNoNumber(String text) {
    assertThat(PythonInteger.parse(text)).isEmpty();
  }
}
