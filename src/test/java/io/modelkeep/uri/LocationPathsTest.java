package io.modelkeep.uri;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocationPathsTest {
  @ParameterizedTest
  @CsvSource({
    "mlflow-artifacts:/,      mlflow-artifacts:/7",
    "s3://bucket,             s3://bucket/7",
    "s3://bucket/a/,          s3://bucket/a/7",
    "s3://bucket/a?region=x,  s3://bucket/a/7?region=x",
    "/data/artifacts,         /data/artifacts/7",
    "/data/what?,             /data/what?/7",
    "relative,                relative/7",
    "file:///data,            file:///data/7"
  })
  void nameGoesBehindThePath(String location, String appended) {
    assertThat(LocationPaths.append(location, "7")).isEqualTo(appended);
  }
}
