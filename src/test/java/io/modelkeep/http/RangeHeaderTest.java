package io.modelkeep.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelkeep.error.HttpRefusal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RangeHeaderTest {
  private static final long SIZE = 10;

  @ParameterizedTest
  @CsvSource({
    "bytes=0-0, 0, 1",
    "bytes=2-4, 2, 3",
    "bytes=9-9, 9, 1",
    "bytes=9-, 9, 1",
    "bytes=0-, 0, 10",
    "bytes=0-9, 0, 10",
    "bytes=0-10, 0, 10",
    "bytes=0-99999999999999999999999, 0, 10",
    "bytes=0003-0004, 3, 2",
    "bytes=-1, 9, 1",
    "bytes=-10, 0, 10",
    "bytes=-99999999999999999999999, 0, 10",
    "BYTES=2-4, 2, 3",
    "'bytes = 2-4 ', 2, 3"
  })
  void oneRangeIsCutOffAtTheEnd(String header, long offset, long length) {
    assertThat(RangeHeader.parse(header, SIZE)).contains(new ByteRange(offset, length));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "bytes",
        "bytes=",
        "bytes=-",
        "bytes=a-b",
        "bytes=1-b",
        "bytes=4-2",
        "bytes=--1",
        "bytes=1--2",
        "bytes=0x1-2",
        "bytes=1-2;",
        "bytes=0-0,2-3",
        "bytes=0-0, -1",
        "items=0-1",
        "0-1"
      })
  void whatIsNoSingleRangeAsksForTheWhole(String header) {
    assertThat(RangeHeader.parse(header, SIZE)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "bytes=10-, 10",
    "bytes=10-20, 10",
    "bytes=99999999999999999999-, 10",
    "bytes=-0, 10",
    "bytes=0-, 0",
    "bytes=-5, 0"
  })
  void rangeBeyondTheEndIsRefused(String header, long size) {
    assertThatThrownBy(() -> RangeHeader.parse(header, size))
        .isInstanceOf(HttpRefusal.class)
        .hasMessage("The requested range is not within the file's %d bytes.", size);
  }
}
