package io.modelkeep.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalReaderTest {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addModule(new SimpleModule().addDeserializer(Double.class, new DecimalReader()))
          .build();

  private static Double read(String json) throws JsonProcessingException {
    return MAPPER.readValue(json, Double.class);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '\'',
      textBlock =
          """
          1,            1
          -0.5,         -0.5
          true,         1
          false,        0
          "1.5",        1.5
          " 1e3 ",      1000
          "1_0.5",      10.5
          ".5",         0.5
          "5.",         5
          "NaN",        NaN
          "-nan",       NaN
          "Infinity",   Infinity
          "-inf",       -Infinity
          """)
  void numbersAreRead(String json, Double number) throws JsonProcessingException {
    assertThat(read(json)).isEqualTo(number);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"nan\"", "\"\"", "\"x\"", "\"1__0\"", "\"0x1p3\"", "\"1d\""})
  void otherTextIsNoNumber(String json) {
    assertThatThrownBy(() -> read(json)).isInstanceOf(InvalidFormatException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[1]", "{}"})
  void otherJsonIsNoNumber(String json) {
    assertThatThrownBy(() -> read(json)).isInstanceOf(MismatchedInputException.class);
  }
}
