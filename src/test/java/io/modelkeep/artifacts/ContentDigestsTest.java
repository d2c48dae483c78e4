package io.modelkeep.artifacts;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelkeep.error.ErrorCode;
import io.modelkeep.error.MlflowException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContentDigestsTest {
  private static final String SHA_256 = "LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ=";
  private static final String SHA_512 =
      "m3HSJL1i83hdltRq0+o9czGb+8KJDKra4t/3JRlnPKcjI8PZm6XBHXx6zG4UuMXaDEZjR1wuXDre9G9zvN7AQw==";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sha-256=:" + SHA_256 + ":",
        "sha-512=:" + SHA_512 + ":",
        "sha-512=:" + SHA_512 + ":, sha-256=:" + SHA_256 + ":",
        "sha-256=:" + SHA_256 + ":;note=1",
        "md5=:AAAA:",
        "crc32c=:mnG7TA==:",
        "crc32c=:mnG7TA==:, sha-256=:" + SHA_256 + ":"
      })
  void bytesThatMatchArePassed(String header) {
    assertThatCode(() -> digestsOfHello(header).check()).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sha-256=:AAAA:",
        "sha-256=::",
        "crc32c=:AAAA:",
        "crc32c=:mnG7TQ==:",
        "sha-512=:" + SHA_256 + ":",
        "sha-512=:" + SHA_512 + ":, sha-256=:AAAA:"
      })
  void bytesThatDifferAreRefused(String header) {
    ContentDigests digests = digestsOfHello(header);

    assertThatThrownBy(digests::check)
        .isInstanceOfSatisfying(
            MlflowException.class,
            refusal ->
                org.assertj.core.api.Assertions.assertThat(refusal.code())
                    .isEqualTo(ErrorCode.BAD_REQUEST))
        .hasMessageContaining("do not match");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "sha-256",
        "sha-256=",
        "sha-256=abc",
        "sha-256=\"abc\"",
        "sha-256=:***:",
        "sha-256=:A:",
        "SHA-256=:AAAA:",
        ",",
        "sha-256=:AAAA"
      })
  void whatCannotBeReadIsRefused(String header) {
    assertThatThrownBy(() -> ContentDigests.of(List.of(header)))
        .isInstanceOf(MlflowException.class)
        .hasMessage("The digest '%s' cannot be read: it must look like sha-256=:<base64>:", header);
  }

  private static ContentDigests digestsOfHello(String header) {
    ContentDigests digests = ContentDigests.of(List.of(header));
    byte[] hello = "xhello".getBytes(StandardCharsets.UTF_8);
    digests.update(hello, 1, 5);
    return digests;
  }
}
