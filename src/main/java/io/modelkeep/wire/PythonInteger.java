package io.modelkeep.wire;

import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whole numbers as Python's {@code int()} reads them: MLflow takes ids and limits through it. */
public final class PythonInteger {
  /** Python's own limit, without blanks: reading digits takes time with the square of them. */
  private static final int MAX_DIGITS = 4300;

  /** Possessive, for the matcher would recurse once per underscore otherwise. */
  private static final Pattern WHOLE_NUMBER =
      Pattern.compile("\\s*([+-]?)(\\d+(?:_\\d+)*+)\\s*", Pattern.UNICODE_CHARACTER_CLASS);

  private PythonInteger() {}

  /** Digits of any script, with a sign, blanks around, underscores between; else empty. */
  public static Optional<BigInteger> parse(String text) {
    Matcher matcher = WHOLE_NUMBER.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    StringBuilder digits = new StringBuilder(matcher.group(1));
    matcher
        .group(2)
        .codePoints()
        .filter(c -> c != '_')
        .forEach(c -> digits.append(Character.digit(c, 10)));
    return digits.length() - matcher.group(1).length() > MAX_DIGITS
        ? Optional.empty()
        : Optional.of(new BigInteger(digits.toString()));
  }
}
