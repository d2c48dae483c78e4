package io.modelkeep.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedHostsTest {
  private static final AllowedHosts DEFAULT = new AllowedHosts(Optional.empty());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "localhost:5000",
        "127.0.0.1:5000",
        "[::1]",
        "[::1]:5000",
        "0.0.0.0:1",
        "10.1.2.3",
        "10.1.2.3:5000",
        "192.168.0.1",
        "172.16.0.1:80",
        "172.31.255.255",
        "[fd00::1]:5000"
      })
  void thisMachineAndPrivateAddressesAreAllowed(String host) {
    assertThat(DEFAULT.include(host)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "evil.example",
        "evil.example:5000",
        "localhost.evil.example",
        "LOCALHOST",
        "127.0.0.2",
        "172.32.0.1",
        "172.15.0.1",
        "10.evil.example",
        "10.0.0.1.evil.example",
        "192.168.evil.example",
        "11.0.0.1",
        "user@localhost"
      })
  void othersAreRefused(String host) {
    assertThat(DEFAULT.include(host)).isFalse();
  }

  @Test
  void aStarIsAnyHostAndNothingBetweenCommasIsNone() {
    assertThat(new AllowedHosts(Optional.of("*")).include("")).isTrue();
    assertThat(new AllowedHosts(Optional.of("a,,b")).include("")).isFalse();
  }

  @Test
  void aRequestWithoutTheHeaderIsRefused() {
    assertThat(DEFAULT.include(null)).isFalse();
    assertThat(new AllowedHosts(Optional.of("*")).include(null)).isFalse();
  }

  @Test
  void aListReplacesTheDefault() {
    AllowedHosts hosts = new AllowedHosts(Optional.of("models.example, *.corp.example:5000"));

    assertThat(hosts.include("models.example")).isTrue();
    assertThat(hosts.include("a.corp.example:5000")).isTrue();
    assertThat(hosts.include("models.example:80")).isFalse();
    assertThat(hosts.include("a.corp.example")).isFalse();
    assertThat(hosts.include("modelsxexample")).isFalse();
    assertThat(hosts.include("localhost")).isFalse();
  }

  @Test
  void aStarAllowsEveryHost() {
    assertThat(new AllowedHosts(Optional.of("*")).include("evil.example")).isTrue();
  }
}
