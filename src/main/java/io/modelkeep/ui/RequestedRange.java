package io.modelkeep.ui;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The one range of bytes a {@code Range} header asks for.
 *
 * @param first the first byte; null: {@code last} counts from the end
 * @param last the last byte, or how many from the end; null: to the end
 */
record RequestedRange(@Nullable Integer first, @Nullable Integer last) {
  /** Positions with more digits are beyond every file. */
  private static final Pattern ONE_RANGE = Pattern.compile("bytes=(\\d{0,9})-(\\d{0,9})");

  /**
   * What of a content is meant.
   *
   * @param to the first byte that is not
   */
  record Part(int from, int to) {
    boolean isEmpty() {
      return from >= to;
    }
  }

  /**
   * Empty without a header, and for one that may be ignored: several ranges, or none that is read.
   */
  static Optional<RequestedRange> parse(@Nullable String header) {
    Matcher matcher = ONE_RANGE.matcher(header == null ? "" : header.replace(" ", ""));
    if (!matcher.matches()) {
      return Optional.empty();
    }
    RequestedRange range = new RequestedRange(number(matcher.group(1)), number(matcher.group(2)));
    return range.isMeaningful() ? Optional.of(range) : Optional.empty();
  }

  /** The part of a content of this many bytes; an empty one cannot be answered. */
  Part within(int length) {
    if (first == null) {
      return new Part(Math.max(0, length - (last == null ? 0 : last)), length);
    }
    return new Part(first, last == null ? length : Math.min(length, last + 1));
  }

  private boolean isMeaningful() {
    return first == null ? last != null : last == null || last >= first;
  }

  private static @Nullable Integer number(String digits) {
    return digits.isEmpty() ? null : Integer.valueOf(digits);
  }
}
