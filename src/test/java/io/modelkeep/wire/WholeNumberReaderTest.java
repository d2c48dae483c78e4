package io.modelkeep.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WholeNumberReaderTest {
  private final JsonMapper mapper =
      JsonMapper.builder()
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .addModule(new SimpleModule().addDeserializer(Long.class, new WholeNumberReader()))
          .build();

  @ParameterizedTest
  @CsvSource({
    "0,0",
    "-7,-7",
    "5.0,5",
    "1.5e1,15",
    "'\"12\"',12",
    "'\"+12\"',12",
    "'\"1_000\"',1000",
    "'\"1.0\"',1",
    "'\"12.\"',12",
    "'\"1e2\"',100",
    "-9223372036854775808,-9223372036854775808",
  })
  void numbersAndDigitsAreRead(String json, long number) throws JsonProcessingException {
    assertThat(mapper.readValue(json, Long.class)).isEqualTo(number);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.5",
        "9223372036854775808",
        "1e300",
        "1e-300",
        "\"\"",
        "\" 1\"",
        "\"1.5\"",
        "\"1e-1\"",
        "\"1e\"",
        "\".\"",
        "\"1e999999999\"",
        "NaN",
        "\"a\"",
        "\"9223372036854775808\"",
        "true",
        "[]",
        "{}",
      })
  void restIsNoNumber(String json) {
    assertThatThrownBy(() -> mapper.readValue(json, Long.class))
        .isInstanceOf(JsonMappingException.class);
  }

  @Test
  void manyDigitsAreRefusedUnread() {
    assertThatThrownBy(() -> mapper.readValue("\"" + "9".repeat(10_000_000) + "\"", Long.class))
        .isInstanceOf(JsonMappingException.class)
        .hasMessageContaining("not a 64-bit integer");
  }
}
