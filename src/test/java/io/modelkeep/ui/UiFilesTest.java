package io.modelkeep.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UiFilesTest {
  @Test
  void withoutAListThereIsNoUi() {
    assertThat(new UiFiles("nowhere").find("index.html")).isEmpty();
  }

  @Test
  void aFileIsReadInBothForms() throws IOException {
    UiFiles files = new UiFiles("ui-of-tests");
    UiFile script = files.find("static/js/main.0123abcd.js").orElseThrow();

    assertThat(script.contentType()).isEqualTo("text/javascript; charset=utf-8");
    assertThat(files.read(script, false)).asString().isEqualTo("0123456789".repeat(10));
    assertThat(files.read(script, true)).hasSize(script.gzipSize()).startsWith(0x1f, 0x8b);
  }

  @Test
  void aFileIsOpenedOnce() throws IOException {
    UiFiles files = new UiFiles("ui-of-tests");
    UiFile script = files.find("static/js/main.0123abcd.js").orElseThrow();

    assertThat(files.read(script, true)).isSameAs(files.read(script, true));
  }

  @ParameterizedTest
  @CsvSource({
    "static/js/main.c2f5f8d4.js, true",
    "static/js/4807.ec099fec.chunk.js.LICENSE.txt, true",
    "TelemetryLogger.telemetry-worker.d0f8ea2c83c08b63528f.worker.js, true",
    "index.html, false",
    "favicon.ico, false",
    "lib/pdf.worker.min.js, false"
  })
  void aDigestInTheNameMeansThatTheContentNeverChanges(String path, boolean expected) {
    assertThat(new UiFile(path, "text/plain", "0", 0).isNamedByContent()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      delimiter = '|',
      value = {
        "-|false",
        "''|false",
        "gzip|true",
        "GZIP, br|true",
        "br, deflate|false",
        "*|true",
        "gzip;q=0|false",
        "gzip; q=0.000|false",
        "gzip;q=0.001|true",
        "gzip ; q=0.5, *;q=0|true",
        "*;q=0|false",
        "gzip;q=0, *|false",
        "gzip;q=nonsense|false",
        "xgzip|false",
        "identity|false"
      })
  void gzipIsSentToWhoTakesIt(String header, boolean expected) {
    assertThat(AcceptedEncodings.includeGzip(header)).isEqualTo(expected);
  }
}
