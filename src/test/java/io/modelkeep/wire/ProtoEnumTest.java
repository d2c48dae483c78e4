package io.modelkeep.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelkeep.wire.tracking.LoggedModelStatus;
import io.modelkeep.wire.tracking.RunStatus;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProtoEnumTest {
  private static @Nullable RunStatus read(Object json) {
    return ProtoEnum.read(json, RunStatus.values());
  }

  @Test
  void valuesComeByNameAndByNumber() {
    assertThat(Stream.of("FINISHED", 3, "3", " 3 ", 3.0, BigInteger.valueOf(3)).map(j -> read(j)))
        .containsOnly(RunStatus.FINISHED);
    assertThat(read(true)).isEqualTo(RunStatus.RUNNING);
    assertThat(LoggedModelStatus.read(2)).isEqualTo(LoggedModelStatus.LOGGED_MODEL_READY);
    assertThat(LoggedModelStatus.read(0))
        .isEqualTo(LoggedModelStatus.LOGGED_MODEL_STATUS_UNSPECIFIED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"DONE", "finished", "", "1.5", "Ⅲ"})
  void namesOfNoneAreUnset(String name) {
    assertThat(read(name)).isNull();
  }

  @ParameterizedTest
  @MethodSource
  void othersDoNotFit(Object json) {
    assertThatThrownBy(() -> read(json)).isInstanceOf(IllegalArgumentException.class);
  }

  static Stream<Object> othersDoNotFit() {
    return Stream.of(0, 6, -1, "0", "6", "4294967297", false, List.of(), Map.of("a", 1));
  }
}
