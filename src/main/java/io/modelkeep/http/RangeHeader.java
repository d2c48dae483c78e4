package io.modelkeep.http;

import io.modelkeep.error.HttpRefusal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a file a request's {@code Range} header asks for.
 *
 * <p>What is not understood asks for the whole file, and so do several ranges at once: both are the
 * server's to choose (RFC 9110, 14.2).
 */
public final class RangeHeader {
  private static final Pattern SINGLE =
      Pattern.compile("(?i:bytes)[ \t]*=[ \t]*(?<first>\\d*)-(?<last>\\d*)[ \t]*");

  /** More digits than any size has; all fit a long. */
  private static final int MAX_DIGITS = 18;

  private RangeHeader() {}

  /**
   * The bytes to send; empty for all of them.
   *
   * @throws HttpRefusal 416 if there are no such bytes
   */
  public static Optional<ByteRange> parse(@Nullable String header, long sizeBytes) {
    Matcher range = SINGLE.matcher(header == null ? "" : header);
    if (!range.matches()) {
      return Optional.empty();
    }
    String first = range.group("first");
    String last = range.group("last");
    return first.isEmpty() ? suffix(last, sizeBytes) : between(first, last, sizeBytes);
  }

  /** The last bytes of the file, all of them where there are not as many. */
  private static Optional<ByteRange> suffix(String length, long sizeBytes) {
    if (length.isEmpty()) {
      return Optional.empty();
    }
    long wanted = Math.min(number(length), sizeBytes);
    if (wanted == 0) {
      throw HttpRefusal.rangeNotSatisfiable(sizeBytes);
    }
    return Optional.of(new ByteRange(sizeBytes - wanted, wanted));
  }

  private static Optional<ByteRange> between(String first, String last, long sizeBytes) {
    long from = number(first);
    long to = last.isEmpty() ? Long.MAX_VALUE : number(last);
    if (to < from) {
      return Optional.empty();
    }
    if (from >= sizeBytes) {
      throw HttpRefusal.rangeNotSatisfiable(sizeBytes);
    }
    return Optional.of(new ByteRange(from, Math.min(to, sizeBytes - 1) - from + 1));
  }

  private static long number(String digits) {
    String significant = digits.replaceFirst("^0+(?=.)", "");
    return significant.length() > MAX_DIGITS ? Long.MAX_VALUE : Long.parseLong(significant);
  }
}
