package io.modelkeep.http;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelkeep.config.AuthMode;
import io.modelkeep.config.ModelkeepConfig;
import io.modelkeep.config.StartupException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ListenAddressCheckTest {
  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "127.0.0.2", "localhost", "::1"})
  void anonymousServerMayListenOnLoopback(String host) {
    assertThatCode(() -> ListenAddressCheck.requireProtected(host, anonymous(false)))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "::", "192.0.2.1"})
  void anonymousServerMayNotListenElsewhere(String host) {
    assertThatThrownBy(() -> ListenAddressCheck.requireProtected(host, anonymous(false)))
        .isInstanceOf(StartupException.class)
        .hasMessage(
            "refusing to listen on "
                + host
                + " without authentication; MODELKEEP_ALLOW_ANONYMOUS=true lets everybody who"
                + " reaches it change everything");
  }

  @Test
  void anonymousServerMayListenElsewhereWhenToldSo() {
    assertThatCode(() -> ListenAddressCheck.requireProtected("0.0.0.0", anonymous(true)))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @EnumSource(names = {"BASIC", "OIDC"})
  void authenticationThatIsNotThereIsRefused(AuthMode mode) {
    assertThatThrownBy(
            () -> ListenAddressCheck.requireProtected("127.0.0.1", config(Set.of(mode), true)))
        .isInstanceOf(StartupException.class)
        .hasMessageStartingWith("MODELKEEP_AUTH: this version knows only \"none\"");
  }

  @Test
  void unknownHostIsNamed() {
    assertThatThrownBy(
            () -> ListenAddressCheck.requireProtected("nowhere.invalid", anonymous(false)))
        .isInstanceOf(StartupException.class)
        .hasMessage("QUARKUS_HTTP_HOST: unknown host nowhere.invalid");
  }

  @Test
  void occupiedPortIsRefusedAndAFreeOneIsNot() throws IOException {
    int port;
    try (ServerSocket occupant = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = occupant.getLocalPort();
      assertThatThrownBy(() -> ListenAddressCheck.requireFree("127.0.0.1", port))
          .isInstanceOf(StartupException.class)
          .hasMessage("cannot listen on 127.0.0.1 port " + port + ": Address already in use");
    }
    assertThatCode(() -> ListenAddressCheck.requireFree("127.0.0.1", port))
        .doesNotThrowAnyException();
  }

  private static ModelkeepConfig anonymous(boolean allowed) {
    return config(Set.of(AuthMode.NONE), allowed);
  }

  private static ModelkeepConfig config(Set<AuthMode> auth, boolean allowAnonymous) {
    return new Config(
        Path.of("data"),
        "mlflow-artifacts:/",
        "data/artifacts",
        true,
        auth,
        allowAnonymous,
        Optional.empty());
  }

  private record Config(
      Path dataDir,
      String artifactsRoot,
      String artifactsDestination,
      boolean artifactsPresigned,
      Set<AuthMode> auth,
      boolean allowAnonymous,
      Optional<String> staticPrefix)
      implements ModelkeepConfig {
    @Override
    public boolean sealVersions() {
      throw new UnsupportedOperationException();
    }

    @Override
    public GarbageCollection gc() {
      throw new UnsupportedOperationException();
    }
  }
}
