package io.modelkeep.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelkeep.error.ErrorCode;
import io.modelkeep.error.MlflowException;
import java.math.BigInteger;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegistryRulesTest {
  private static void assertRefused(ThrowingCallable call, String message) {
    assertThatThrownBy(call)
        .asInstanceOf(InstanceOfAssertFactories.throwable(MlflowException.class))
        .hasMessage(message)
        .extracting(MlflowException::code)
        .isEqualTo(ErrorCode.INVALID_PARAMETER_VALUE);
  }

  private static void assertPasses(ThrowingCallable call) {
    assertThatCode(call).doesNotThrowAnyException();
  }

  private static void assertTooLong(ThrowingCallable call, String field, int limit) {
    assertRefused(call, "'%s' exceeds the maximum length of %d characters".formatted(field, limit));
  }

  @ParameterizedTest
  @ValueSource(strings = {"iris", "鸢尾花 🌸", "a b", "a;b", "a\\b", "a.", "-", "%", "a\nb"})
  void namesMayHoldAlmostAnything(String name) {
    assertPasses(() -> RegistryRules.checkGivenName(name));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", " ", "\t\n"})
  void blankNamesAreMissing(@Nullable String name) {
    assertRefused(
        () -> RegistryRules.checkName(name), "Missing value for required parameter 'name'.");
    assertRefused(
        () -> RegistryRules.checkNewName(name), "Missing value for required parameter 'new_name'.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a/b", "a:b", "/", "models:/a", "../a"})
  void namesThatLookLikeAddressesAreRefused(String name) {
    String message = "Invalid model name '%s'. Names cannot contain '/' or ':'.".formatted(name);
    assertRefused(() -> RegistryRules.checkName(name), message);
    assertRefused(() -> RegistryRules.checkNewName(name), message);
  }

  @ParameterizedTest
  @ValueSource(strings = {".", ".."})
  void namesThatMeanAFolderAreRefused(String name) {
    assertRefused(
        () -> RegistryRules.checkName(name),
        ("Invalid value \"%1$s\" for parameter 'name' supplied: Names may be treated as files in"
                + " certain cases, and must not resolve to other names when treated as such. This"
                + " name would resolve to '%1$s'")
            .formatted(name));
  }

  @Test
  void onlyGivenNamesAreLimited() {
    assertPasses(() -> RegistryRules.checkGivenName("🌸".repeat(256)));
    assertPasses(() -> RegistryRules.checkName("n".repeat(257)));
    assertTooLong(() -> RegistryRules.checkGivenName("n".repeat(257)), "name", 256);
    assertTooLong(() -> RegistryRules.checkNewName("n".repeat(257)), "name", 256);
  }

  @Test
  void tagsAreLimited() {
    assertPasses(() -> RegistryRules.checkModelTag("k".repeat(250), "🌸".repeat(100_000)));
    assertPasses(() -> RegistryRules.checkVersionTag("k".repeat(250), "v".repeat(100_000)));
    assertTooLong(() -> RegistryRules.checkModelTag("k".repeat(251), ""), "key", 250);
    assertTooLong(() -> RegistryRules.checkVersionTag("k".repeat(251), ""), "key", 250);
    assertTooLong(() -> RegistryRules.checkModelTag("k", "v".repeat(100_001)), "value", 100_000);
    assertTooLong(() -> RegistryRules.checkVersionTag("k", "v".repeat(100_001)), "value", 100_000);
    assertRefused(
        () -> RegistryRules.checkVersionTag("mlflow.prompt.text", "v".repeat(100_001)),
        "Prompt text exceeds max length of 100000 characters.");
  }

  @Test
  void keysOfTagsArePlainWords() {
    String message =
        "Invalid value \"a,b\" for parameter 'key' supplied: Names may only contain alphanumerics,"
            + " underscores (_), dashes (-), periods (.), spaces ( ), colon(:) and slashes (/).";
    assertRefused(() -> RegistryRules.checkTagKey("a,b"), message);
    assertRefused(() -> RegistryRules.checkModelTag("a,b", ""), message);
    assertRefused(() -> RegistryRules.checkVersionTag("a,b", ""), message);
    assertPasses(() -> RegistryRules.checkTagKey("团队/a.b-c_d:e f"));
  }

  @Test
  void descriptionsAndOriginsAreLimited() {
    assertPasses(() -> RegistryRules.checkDescription(null));
    assertPasses(() -> RegistryRules.checkDescription("🌸".repeat(5000)));
    assertTooLong(() -> RegistryRules.checkDescription("d".repeat(5001)), "description", 5000);
    assertPasses(() -> RegistryRules.checkOrigin("s".repeat(8000), null, null));
    assertTooLong(() -> RegistryRules.checkOrigin("s".repeat(8001), null, null), "source", 8000);
    assertTooLong(() -> RegistryRules.checkOrigin("", "r".repeat(257), null), "run_id", 256);
    assertTooLong(() -> RegistryRules.checkOrigin("", null, "l".repeat(8001)), "run_link", 8000);
  }

  @Test
  void pagesAreLimited() {
    assertPasses(() -> RegistryRules.checkPageSize(1000, 1000));
    assertRefused(
        () -> RegistryRules.checkPageSize(1001, 1000),
        "Invalid value for request parameter max_results. It must be at most 1000, but got value"
            + " 1001");
  }

  @ParameterizedTest
  @ValueSource(strings = {"champion", "冠军", "a-b_1", "v", "1", "v1a", "late-st"})
  void aliasesAreWords(String alias) {
    assertPasses(() -> RegistryRules.checkAlias(alias));
    assertPasses(() -> RegistryRules.checkAliasIsNotReserved(alias));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b", "a.b", "a/b", "🏆", "a:b", "%"})
  void aliasesOfOtherSignsAreRefused(String alias) {
    assertRefused(
        () -> RegistryRules.checkAlias(alias),
        ("Invalid alias name: '%s'. Names may only contain alphanumerics, underscores (_), and"
                + " dashes (-).")
            .formatted(alias));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = "")
  void aliasesAreNotEmpty(@Nullable String alias) {
    assertRefused(
        () -> RegistryRules.checkAlias(alias), "Registered model alias name cannot be empty.");
  }

  @Test
  void aliasesAreLimited() {
    assertPasses(() -> RegistryRules.checkAlias("a".repeat(255)));
    assertTooLong(
        () -> RegistryRules.checkAlias("a".repeat(256)), "Registered model alias name", 255);
  }

  @ParameterizedTest
  @ValueSource(strings = {"latest", "LATEST", "Latest"})
  void latestIsReservedInAnyCase(String alias) {
    assertThat(RegistryRules.isLatest(alias)).isTrue();
    assertRefused(
        () -> RegistryRules.checkAliasIsNotReserved(alias),
        "'latest' alias name (case insensitive) is reserved.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"v1", "V12", "v007"})
  void versionsAreReserved(String alias) {
    assertThat(RegistryRules.isLatest(alias)).isFalse();
    assertRefused(
        () -> RegistryRules.checkAliasIsNotReserved(alias),
        "Version alias name '%s' is reserved.".formatted(alias));
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "01, 1", "' 7 ', 7", "-1, -1", "+2, 2", "1_000, 1000"})
  void versionsAreReadAsPythonDoes(String text, int number) {
    assertThat(RegistryRules.parseVersion(text)).isEqualTo(BigInteger.valueOf(number));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "abc", "1.0", "0x1", "1e3", "一"})
  void otherVersionsAreRefused(@Nullable String text) {
    assertRefused(
        () -> RegistryRules.parseVersion(text),
        "Parameter 'version' must be an integer, got '%s'.".formatted(text == null ? "" : text));
  }
}
