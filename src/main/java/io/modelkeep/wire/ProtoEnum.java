package io.modelkeep.wire;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Enum values as protobuf's JSON has them: by name or by number, where numbers begin with 1. What
 * is neither is taken as unset, as MLflow does.
 */
public final class ProtoEnum {
  private ProtoEnum() {}

  public static <E extends Enum<E>> @Nullable E read(Object json, E[] values) {
    return Arrays.stream(values)
        .filter(value -> value.name().equals(json) || isNumberOf(value, json))
        .findFirst()
        .orElse(null);
  }

  private static boolean isNumberOf(Enum<?> value, Object json) {
    return String.valueOf(json).equals(Integer.toString(value.ordinal() + 1));
  }
}
