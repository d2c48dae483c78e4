package io.modelkeep.wire;

import org.jspecify.annotations.Nullable;

/** Texts of messages, of which MLflow does not always tell the unset from the empty. */
public final class ProtoText {
  private ProtoText() {}

  /** The text of a field; an unset one is empty, which is protobuf's default. */
  public static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  /** The text of a field that stands for nothing when it is empty. */
  public static @Nullable String emptyToNull(@Nullable String text) {
    return text == null || text.isEmpty() ? null : text;
  }
}
