package io.modelkeep.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class PythonJsonTest {
  /** The expected text is what Python's {@code json.dumps} makes of the same value. */
  @Test
  void spacesAndEscapesAreThoseOfPython() throws JsonProcessingException {
    String json =
        "[{\"名\":\"a\\\"b\\n😀\",\"n\":[1,2.5,null,true],\"e\":{},\"l\":[]},\"\\\\u00AB\",{\"é\":1}]";

    assertThat(PythonJson.print(new ObjectMapper().readTree(json)))
        .isEqualTo(
            "[{\"\\u540d\": \"a\\\"b\\n\\ud83d\\ude00\", \"n\": [1, 2.5, null, true], \"e\": {},"
                + " \"l\": []}, \"\\\\u00AB\", {\"\\u00e9\": 1}]");
  }
}
