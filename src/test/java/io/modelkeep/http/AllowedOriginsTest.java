package io.modelkeep.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedOriginsTest {
  private static final AllowedOrigins DEFAULT = new AllowedOrigins(Optional.empty());

  @ParameterizedTest
  @ValueSource(strings = {"http://localhost", "http://127.0.0.1:3000", "http://[::1]:8"})
  void pagesOfThisMachineMayReadAndChange(String origin) {
    assertThat(DEFAULT.mayRead(origin)).isTrue();
    assertThat(DEFAULT.mustNotChange(origin, "POST")).isFalse();
  }

  @Test
  void pagesOfThisMachineOverHttpsMayChangeButNotRead() {
    assertThat(DEFAULT.mayRead("https://localhost")).isFalse();
    assertThat(DEFAULT.mustNotChange("https://localhost", "POST")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://evil.example",
        "null",
        "http://localhost.evil.example",
        "http://localhost@evil.example",
        "localhost",
        "http://[::1",
        "file://"
      })
  void otherPagesMayNeitherReadNorChange(String origin) {
    assertThat(DEFAULT.mayRead(origin)).isFalse();
    for (String method : new String[] {"POST", "PUT", "PATCH", "DELETE"}) {
      assertThat(DEFAULT.mustNotChange(origin, method)).as(method).isTrue();
    }
    assertThat(DEFAULT.mustNotChange(origin, "GET")).isFalse();
  }

  @Test
  void callersThatAreNoPagesMayChange() {
    assertThat(DEFAULT.mustNotChange(null, "POST")).isFalse();
    assertThat(DEFAULT.mustNotChange("", "POST")).isFalse();
  }

  @Test
  void listedPagesMayReadAndChange() {
    AllowedOrigins origins =
        new AllowedOrigins(Optional.of("https://app.example, https://*.corp.example"));

    for (String origin : new String[] {"https://app.example", "https://a.corp.example"}) {
      assertThat(origins.mayRead(origin)).as(origin).isTrue();
      assertThat(origins.mustNotChange(origin, "DELETE")).as(origin).isFalse();
    }
    assertThat(origins.mayRead("http://app.example")).isFalse();
    assertThat(origins.mustNotChange("http://app.example", "DELETE")).isTrue();
    assertThat(origins.areAny()).isFalse();
  }

  @Test
  void aStarAllowsEveryPage() {
    AllowedOrigins origins = new AllowedOrigins(Optional.of("https://app.example, *"));

    assertThat(origins.areAny()).isTrue();
    assertThat(origins.mayRead("http://evil.example")).isTrue();
    assertThat(origins.mustNotChange("http://evil.example", "POST")).isFalse();
  }
}
