package io.modelkeep.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PythonIntegerTest {
  @ParameterizedTest
  @CsvSource({"0,0", "007,7", "+5,5", "-5,-5", "' 5\t',5", "1_000,1000", "٣,3", "１２,12"})
  void numbersAreReadAsPythonDoes(String text, BigInteger number) {
    assertThat(PythonInteger.parse(text)).contains(number);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "+", "1.0", "1e3", "_1", "1_", "1__0", "- 1", "0x10", "½"})
  void whatPythonRefusesIsNoNumber(String text) {
    assertThat(PythonInteger.parse(text)).isEmpty();
  }

  @Test
  void numbersHaveUpTo4300DigitsAsInPython() {
    assertThat(PythonInteger.parse("-" + "9".repeat(4300))).isPresent();
    assertThat(PythonInteger.parse("9".repeat(4301))).isEmpty();
  }

  @Test
  void manyUnderscoresDoNotExhaustTheStack() {
    assertThat(PythonInteger.parse("1" + "_1".repeat(1_000_000))).isEmpty();
  }
}
