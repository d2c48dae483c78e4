package io.modelkeep.artifacts.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttachmentNameTest {
  /** The values the reference answers, measured. */
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '~',
      delimiter = '|',
      value = {
        "MLmodel | MLmodel",
        "plus+x.txt | plus+x.txt",
        "pct%.txt | pct%.txt",
        "sp ace.txt | \"sp ace.txt\"",
        "x,y.txt | \"x,y.txt\"",
        "x;y=1.txt | \"x;y=1.txt\"",
        "q'uo\"te.txt | \"q'uo\\\"te.txt\"",
        "模.txt | .txt; filename*=UTF-8''%E6%A8%A1.txt",
        "模 | download; filename*=UTF-8''%E6%A8%A1",
        "emoji😀.bin | emoji.bin; filename*=UTF-8''emoji%F0%9F%98%80.bin",
        "é b.txt | \"e b.txt\"; filename*=UTF-8''%C3%A9%20b.txt"
      })
  void fileNameIsQuotedOrEncoded(String fileName, String value) {
    assertThat(AttachmentName.header(fileName)).isEqualTo("attachment; filename=" + value);
  }
}
