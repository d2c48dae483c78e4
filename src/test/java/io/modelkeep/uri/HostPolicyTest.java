package io.modelkeep.uri;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostPolicyTest {
  private static final HostPolicy DEFAULT = new HostPolicy(Optional.empty());

  @ParameterizedTest
  @ValueSource(
      strings = {"s3://bucket/a", "gs://bucket", "/local", "mlflow-artifacts:/a", "models:/a/1"})
  void locationsThatNameNoHostPass(String location) {
    assertThatCode(() -> DEFAULT.check(location, "source")).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://169.254.169.254/a",
        "HTTPS://host/a",
        "ht\ntp://host/a",
        "ftp://host/a",
        "hdfs://host/a",
        "mlflow-artifacts://host/a",
        "abfss://container@host/a",
      })
  void locationsOnHostsOfTheCallersChoiceAreRefused(String location) {
    String scheme = LooseUri.parse(location).scheme();
    assertThatThrownBy(() -> DEFAULT.check(location, "source"))
        .hasMessage(
            ("'source' cannot use the '%1$s' scheme: the '%1$s' scheme addresses a host other than"
                    + " the tracking server's configured artifact storage, so the server would"
                    + " connect to the host named in the URI. Set the"
                    + " MLFLOW_ALLOWED_HOST_ADDRESSED_ARTIFACT_SCHEMES environment variable on the"
                    + " server to allow it.")
                .formatted(scheme));
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://host/a", "HTTP://host/a"})
  void schemesCanBeAllowed(String location) {
    HostPolicy policy = new HostPolicy(Optional.of(List.of(" HTTP ", "sftp")));

    assertThatCode(() -> policy.check(location, "source")).doesNotThrowAnyException();
    assertThatThrownBy(() -> policy.check("https://host/a", "source"))
        .hasMessageContaining("https");
  }
}
