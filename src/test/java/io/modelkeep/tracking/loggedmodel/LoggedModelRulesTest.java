package io.modelkeep.tracking.loggedmodel;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoggedModelRulesTest {
  @ParameterizedTest
  @ValueSource(strings = {"", "iris", "鸢尾花 🌸", "a b", "a;b", "-"})
  void namesMayHoldAlmostAnything(String name) {
    assertThatCode(() -> LoggedModelRules.checkName(name)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a/b", "a:b", "a.b", "a%b", "a\"b", "/"})
  void namesThatLookLikeAddressesAreRefused(String name) {
    assertThatThrownBy(() -> LoggedModelRules.checkName(name))
        .hasMessage(
            "Invalid model name ('%s') provided. Model name must be a non-empty string and cannot"
                    .formatted(name)
                + " contain the following characters: ('/', ':', '.', '%', '\"', \"'\")");
  }

  @Test
  void lengthsAreInCharacters() {
    assertThatCode(() -> LoggedModelRules.checkName("🌸".repeat(500))).doesNotThrowAnyException();
    assertThatThrownBy(() -> LoggedModelRules.checkName("n".repeat(501)))
        .hasMessage("'name' exceeds the maximum length of 500 characters");
    assertThatThrownBy(() -> LoggedModelRules.checkOrigin("t".repeat(501), ""))
        .hasMessage("'model_type' exceeds the maximum length of 500 characters");
    assertThatThrownBy(() -> LoggedModelRules.checkOrigin("", "r".repeat(33)))
        .hasMessage("'source_run_id' exceeds the maximum length of 32 characters");
    assertThatThrownBy(() -> LoggedModelRules.checkKeys(Map.of("k".repeat(256), "")))
        .hasMessage("'key' exceeds the maximum length of 255 characters");
  }
}
