package io.modelkeep.wire;

import static io.modelkeep.wire.FieldCheck.ARRAY;
import static io.modelkeep.wire.FieldCheck.BOOL;
import static io.modelkeep.wire.FieldCheck.INTLIKE;
import static io.modelkeep.wire.FieldCheck.REQUIRED;
import static io.modelkeep.wire.FieldCheck.STRING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelkeep.error.MlflowException;
import io.modelkeep.http.WireJson;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestReaderTest {
  @WireMessage
  record Item(@Nullable String key, @Nullable Long someNumber) {}

  @WireMessage
  record Message(
      @Nullable String name,
      @Nullable Long maxResults,
      @Nullable Boolean isGood,
      @Nullable List<Item> items,
      @Nullable List<String> texts) {
    static final RequestSchema<Message> SCHEMA = RequestSchema.of(Message.class);

    static Message named(String name) {
      return new Message(name, null, null, null, null);
    }
  }

  private static final RequestSchema<Message> CHECKED =
      Message.SCHEMA
          .field("name", STRING, REQUIRED)
          .field("max_results", INTLIKE, FieldCheck.atMost(1000))
          .field("is_good", BOOL)
          .field("items", ARRAY);

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();

  private final RequestReader reader = new WireJson().requestReader();

  @Test
  void fieldsAreReadAndUnknownOnesIgnored() {
    assertThat(
            read(
                """
                {"name": "a", "max_results": 5, "is_good": false, "unknown": [{}],
                 "items": [{"key": "k", "some_number": 1}], "texts": []}"""))
        .isEqualTo(new Message("a", 5L, false, List.of(new Item("k", 1L)), List.of()));
  }

  @Test
  void fieldsMayBeSpeltInCamelCaseAtEveryDepth() {
    assertThat(read("{\"maxResults\": 5, \"items\": [{\"someNumber\": 1}]}"))
        .isEqualTo(new Message(null, 5L, null, List.of(new Item(null, 1L)), null));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"max_results\": 1, \"maxResults\": 1} | max_results | maxResults",
        "{\"items\": [{\"some_number\": 1, \"someNumber\": 2}]} | some_number | someNumber",
      })
  void fieldsSpeltBothWaysAreRefused(String json, String name, String otherName) {
    assertThatThrownBy(() -> read(json))
        .isInstanceOf(MlflowException.class)
        .hasMessage(
            "Request specifies both '%s' and '%s'; provide only one of them."
                .formatted(name, otherName));
  }

  @ParameterizedTest
  @CsvSource({
    "'\"12\"',12",
    "12.0,12",
    "1e2,100",
    "'\"-3\"',-3",
    "9223372036854775807,9223372036854775807"
  })
  void wholeNumbersComeInManyShapes(String json, long number) {
    assertThat(read("{\"max_results\": %s}".formatted(json)).maxResults()).isEqualTo(number);
  }

  @Test
  void fieldsAfterTheFirstThatDoesNotFitAreNotRead() {
    assertThat(read("{\"name\": \"a\", \"max_results\": \"x\", \"is_good\": true}"))
        .isEqualTo(Message.named("a"));
  }

  @Test
  void itemsOfAListAreReadUpToTheFault() {
    assertThat(
            read(
                """
                {"items": [{"key": "a"}, {"key": "b", "some_number": "x"}, {"key": "c"}],
                 "name": "after"}"""))
        .isEqualTo(
            new Message(null, null, null, List.of(new Item("a", null), new Item("b", null)), null));
  }

  @Test
  void nullIsNoItemOfAList() {
    assertThat(read("{\"items\": [{\"key\": \"a\"}, null, {\"key\": \"c\"}], \"name\": \"b\"}"))
        .isEqualTo(
            new Message(
                null, null, null, List.of(new Item("a", null), new Item(null, null)), null));
    assertThat(read("{\"texts\": [\"a\", null, \"c\"], \"name\": \"b\"}"))
        .isEqualTo(new Message(null, null, null, null, List.of("a")));
    assertThat(read("{\"texts\": [5]}")).isEqualTo(new Message(null, null, null, null, List.of()));
    assertThat(read("{\"name\": [\"a\"], \"max_results\": 5}"))
        .isEqualTo(new Message(null, null, null, null, null));
  }

  @Test
  void typesAreCheckedOnlyWhereTheMessageCouldNotBeReadWhole() {
    assertThat(read(CHECKED, "{\"name\": \"a\", \"max_results\": \"7\"}").maxResults())
        .isEqualTo(7);
    assertThat(read(CHECKED, "{\"name\": \"a\", \"max_results\": \"1_000\"}").maxResults())
        .isEqualTo(1000);
    assertThatThrownBy(() -> read(CHECKED, "{\"name\": 5}"))
        .hasMessage(
            "Invalid value 5 for parameter 'name' supplied:  Hint: Value was of type 'int'. See the"
                + " API docs for more information about request parameters.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | Missing value for required parameter 'name'.",
        "{\"name\": \"\"} | Missing value for required parameter 'name'.",
        "{\"name\": null} | Missing value for required parameter 'name'.",
        "{\"name\": \"a\", \"max_results\": 1001} | Invalid value 1001 for parameter 'max_results'"
            + " supplied:  Hint: Value was of type 'int'.",
        "{\"name\": \"a\", \"max_results\": NaN} | Invalid value NaN for parameter 'max_results'"
            + " supplied:  Hint: Value was of type 'float'.",
        "{\"name\": \"a\", \"is_good\": \"  \"} | Invalid value \"  \" for parameter 'is_good'"
            + " supplied:  Hint: Value was of type 'str'.",
        "{\"name\": [1.5, true, null, \"é\"]} | Invalid value [1.5,true,null,\"\\u00e9\"] for"
            + " parameter 'name' supplied:  Hint: Value was of type 'list'.",
        "{\"name\": \"a\", \"is_good\": {\"b\": 1, \"a\": 2}} | Invalid value {\"a\":2,\"b\":1} for"
            + " parameter 'is_good' supplied:  Hint: Value was of type 'dict'.",
      })
  void firstFaultIsAnswered(String json, String message) {
    assertThatThrownBy(() -> read(CHECKED, json))
        .hasMessage(message + " See the API docs for more information about request parameters.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"name\": \"a\\u0000b\"} | Invalid value: text must not contain the NUL character.",
        "{\"items\": [{\"key\": \"\\u0000\"}]} | Invalid value: text must not contain the NUL"
            + " character.",
        "{\"name\": \"\\ud83d\"} | Invalid value: text must be valid Unicode.",
        "{\"name\": \"\\ude00\\ud83d\"} | Invalid value: text must be valid Unicode.",
        "{\"\\ud83d\": 1} | Invalid value: text must be valid Unicode.",
      })
  void textThatCannotBeStoredIsRefused(String json, String message) {
    assertThatThrownBy(() -> read(json)).hasMessage(message);
  }

  @Test
  void pairsOfSurrogatesAreText() {
    assertThat(read("{\"name\": \"\\ud83d\\ude00\"}")).isEqualTo(Message.named("😀"));
  }

  @Test
  void timeToFindAFaultGrowsWithTheRequestOnly() {
    StringBuilder json = new StringBuilder("{");
    for (int i = 0; i < 100_000; i++) {
      json.append("\"unknown").append(i).append("\": 1, ");
    }
    json.append("\"items\": [{\"key\": 1}]}");

    Message read = assertTimeoutPreemptively(Duration.ofSeconds(20), () -> read(json.toString()));
    assertThat(read.items()).containsExactly(new Item(null, null));
  }

  private Message read(String json) {
    return read(Message.SCHEMA, json);
  }

  private Message read(RequestSchema<Message> schema, String json) {
    try {
      return reader.read(schema, (ObjectNode) JSON.readTree(json));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(json, e);
    }
  }
}
