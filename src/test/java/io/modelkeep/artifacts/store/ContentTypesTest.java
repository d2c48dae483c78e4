package io.modelkeep.artifacts.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContentTypesTest {
  /** The values the reference answers, measured. */
  @ParameterizedTest
  @CsvSource({
    "MLmodel, text/plain",
    "mlproject, text/plain",
    "MLproject, application/octet-stream",
    "m.yaml, text/plain",
    "d.json, text/plain",
    "a.py, text/plain",
    "x.csv, text/plain",
    "x.ipynb, text/plain",
    "UP.TXT, text/plain",
    "X.JSON, application/json",
    "model.pkl, application/octet-stream",
    "noext, application/octet-stream",
    ".hidden, application/octet-stream",
    ".txt, application/octet-stream",
    "x.html, text/html",
    "x.png, image/png",
    "x.svg, image/svg+xml",
    "x.tar.gz, application/x-tar",
    "x.gz, application/octet-stream"
  })
  void typeFollowsTheFileName(String fileName, String type) {
    assertThat(ContentTypes.of(fileName)).isEqualTo(type);
  }
}
