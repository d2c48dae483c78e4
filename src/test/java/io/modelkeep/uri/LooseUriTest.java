package io.modelkeep.uri;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelkeep.error.MlflowException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LooseUriTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "s3://bucket/a/b | s3 | bucket | /a/b",
        "S3:/a | s3 | '' | /a",
        "http://user:secret@Host:80/a?b#c | http | user:secret@Host:80 | /a",
        "/a/b | '' | '' | /a/b",
        "a b | '' | '' | a b",
        "models:m-1 | models | '' | m-1",
        "//host/a | '' | host | /a",
        "1a:b | '' | '' | 1a:b",
        "'' | '' | '' | ''",
      })
  void partsAreThoseOfPython(String text, String scheme, String authority, String path) {
    assertThat(LooseUri.parse(text)).isEqualTo(new LooseUri(scheme, authority, path));
  }

  @Test
  void leadingBlanksAndLineBreaksAreDropped() {
    assertThat(LooseUri.parse(" \u0000\tfi\nle:///e\ttc"))
        .isEqualTo(new LooseUri("file", "", "/etc"));
  }

  @ParameterizedTest
  @CsvSource({
    "http://Host/a,host",
    "http://u@h:80,h",
    "http://u@x@h,h",
    "http://[::1]:80/a,::1",
    "a,''",
  })
  void hostIsWithoutUserAndPort(String text, String host) {
    assertThat(LooseUri.parse(text).host()).isEqualTo(host);
  }

  @ParameterizedTest
  @CsvSource({
    "a%20b,a b",
    "%252e%252E,..",
    "a+b,a+b",
    "100%,100%",
    "%zz%41,%zzA",
    "%E6%A8%A1,模",
  })
  void decodingGoesOnUntilNothingIsLeft(String text, String decoded) {
    assertThat(LooseUri.decodeWholly(text)).isEqualTo(decoded);
  }

  @Test
  void decodingEndsEvenWhereTheTextWouldNot() {
    String bottomless = "%" + "25".repeat(1_000_000) + "41";

    assertThatThrownBy(() -> LooseUri.decodeWholly(bottomless))
        .isInstanceOf(MlflowException.class)
        .hasMessage("Invalid location: it is percent-encoded more than 10 times.");
  }

  @ParameterizedTest
  @CsvSource({
    "s3://b/a/c,s3://b/a,true",
    "s3://b/a,s3://b/a,true",
    "s3://B/a/c,s3://b/a/,true",
    "s3://b/%61/c,s3://b/a,true",
    "s3://b/ab,s3://b/a,false",
    "s3://b,s3://b/a,false",
    "s3://b/a/c,s3://b,false",
    "gs://b/a/c,s3://b/a,false",
    "s3://c/a/c,s3://b/a,false",
  })
  void withinIsByWholePartsOfThePath(String text, String root, boolean isWithin) {
    assertThat(LooseUri.parse(text).isWithin(LooseUri.parse(root))).isEqualTo(isWithin);
  }
}
