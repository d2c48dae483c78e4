package io.modelkeep;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.ParseResult;

class CommandsTest {
  private final AtomicInteger starts = new AtomicInteger();

  @Test
  void gcIsStarted() {
    assertThat(execute("gc", "--older-than", "30d", "--dry-run")).isZero();
    assertThat(starts).hasValue(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"collect", "--bogus", "gc --bogus", "gc more", "gc --older-than"})
  void whatIsNotUnderstoodStartsNothing(String words) {
    assertThat(execute(words.split(" "))).isEqualTo(2);
    assertThat(starts).hasValue(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--help", "-h", "gc --help"})
  void helpStartsNothing(String words) {
    assertThat(execute(words.split(" "))).isZero();
    assertThat(starts).hasValue(0);
  }

  @Test
  void idsAreSeparatedByCommas() {
    ParseResult options = Commands.parse(new String[] {"gc", "--run-ids", "a, b,,c"});

    assertThat(Commands.list(options, Commands.RUN_IDS)).isEqualTo(List.of("a", "b", "c"));
    assertThat(Commands.list(options, Commands.EXPERIMENT_IDS)).isEmpty();
  }

  private int execute(String... words) {
    return Commands.execute(words, starts::incrementAndGet);
  }
}
