package io.modelkeep.search;

import java.util.Optional;
import java.util.regex.Pattern;

/** Texts that are whole numbers to Python's {@code int}. */
final class WholeNumbers {
  /** Possessive, for the matcher would recurse once per underscore otherwise. */
  private static final Pattern WHOLE_NUMBER = Pattern.compile("[+-]?\\d+(?:_\\d+)*+");

  private WholeNumbers() {}

  /** The number, if the text is one that fits 64 bits. White space around it does not matter. */
  static Optional<Long> parse(String text) {
    String stripped = text.strip();
    if (!WHOLE_NUMBER.matcher(stripped).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Long.valueOf(stripped.replace("_", "")));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
