package io.modelkeep.error;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PythonTextTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "a | 'a'",
        "it's | \"it's\"",
        "\" | '\"'",
        "'\" | '\\'\"'",
        "\\ | '\\\\'",
        "é😀 | 'é😀'",
      })
  void textsAreQuotedLikePythons(String text, String expected) {
    assertThat(PythonText.repr(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "1.0, 1.0", "-0.0, -0.0", "0.0001, 0.0001", "0.00001, 1e-05", "123456789.25, 123456789.25",
    "1e15, 1000000000000000.0", "1e16, 1e+16", "1.5e300, 1.5e+300", "Infinity, inf", "NaN, nan",
  })
  void numbersArePrintedLikePythons(double number, String expected) {
    assertThat(PythonText.repr(number)).isEqualTo(expected);
  }
}
