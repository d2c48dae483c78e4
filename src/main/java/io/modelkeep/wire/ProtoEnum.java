package io.modelkeep.wire;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Enum values as protobuf's JSON has them: by name or by number.
 *
 * <p>A name that is none is taken as unset, as MLflow does; a number that is none does not fit.
 */
public final class ProtoEnum {
  private ProtoEnum() {}

  /**
   * A value of an enum whose numbers begin with 1.
   *
   * @throws IllegalArgumentException if {@code json} cannot stand for a value
   */
  public static <E extends Enum<E>> @Nullable E read(Object json, E[] values) {
    return read(json, values, 1);
  }

  /** As {@link #read(Object, Enum[])}, with numbers that begin with 0. */
  public static <E extends Enum<E>> @Nullable E readFromZero(Object json, E[] values) {
    return read(json, values, 0);
  }

  private static <E extends Enum<E>> @Nullable E read(Object json, E[] values, int firstNumber) {
    Optional<E> named =
        Arrays.stream(values).filter(value -> value.name().equals(json)).findFirst();
    if (named.isPresent()) {
      return named.get();
    }
    Optional<Integer> number = numberIn(json);
    if (number.isEmpty()) {
      return null;
    }
    long ordinal = (long) number.get() - firstNumber;
    if (ordinal < 0 || ordinal >= values.length) {
      throw new IllegalArgumentException("No such number of an enum");
    }
    return values[(int) ordinal];
  }

  /** What Python's {@code int()} makes of it; empty for a name. */
  private static Optional<Integer> numberIn(Object json) {
    if (json instanceof String text) {
      return PythonInteger.parse(text)
          .map(number -> number.bitLength() < 32 ? number.intValue() : -1);
    } else if (json instanceof Number number) {
      return Optional.of(number.intValue());
    } else if (json instanceof Boolean isOne) {
      return Optional.of(isOne ? 1 : 0);
    }
    throw new IllegalArgumentException("No value of an enum");
  }
}
