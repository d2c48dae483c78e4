package io.modelkeep.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextRulesTest {
  @ParameterizedTest
  @ValueSource(strings = {"a", "a/b", "a.b-c_d e:f", "模型", "a\n", "a..b"})
  void keysOfLettersDigitsAndSomeSignsPass(String key) {
    assertThatCode(() -> TextRules.checkKey(key, "key")).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a,b", "a\\b", "😀", "a\nb", "a\t"})
  void keysOfOtherSignsAreRefused(String key) {
    assertThatThrownBy(() -> TextRules.checkKey(key, "tags[0].key"))
        .hasMessageStartingWith("Invalid value \"")
        .hasMessageEndingWith(
            "\" for parameter 'tags[0].key' supplied: Names may only contain alphanumerics,"
                + " underscores (_), dashes (-), periods (.), spaces ( ), colon(:) and slashes"
                + " (/).");
  }

  @ParameterizedTest
  @CsvSource({
    "a//b,a/b",
    "a/./b,a/b",
    "a/../b,b",
    "a/,a",
    "./a,a",
    "/a,/a",
    "///a,/a",
    "//a,//a",
    "..,..",
    "../a,../a",
    "..a,..a",
    "...,...",
    ".,.",
    "'',.",
    "/..,/",
  })
  void namesThatMeanAnotherPathAreRefused(String name, String meaning) {
    assertThatThrownBy(() -> TextRules.checkMeansItself(name, "key"))
        .hasMessage(
            ("Invalid value \"%s\" for parameter 'key' supplied: Names may be treated as files in"
                    + " certain cases, and must not resolve to other names when treated as such."
                    + " This name would resolve to '%s'")
                .formatted(name, meaning));
  }

  @Test
  void lengthsAreCountedInCharactersAndNotInHalves() {
    assertThat(TextRules.lengthOf("a😀")).isEqualTo(2);
    assertThatCode(() -> TextRules.checkLength("name", 2, "😀😀")).doesNotThrowAnyException();
    assertThatCode(() -> TextRules.checkLength("name", 2, null)).doesNotThrowAnyException();
    assertThatThrownBy(() -> TextRules.checkLength("name", 2, "abc"))
        .hasMessage("'name' exceeds the maximum length of 2 characters");
  }
}
