package io.modelkeep.error;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.stream.Collectors;

/** Values as Python prints them: MLflow's messages contain them that way. */
public final class PythonText {

  private PythonText() {}

  /** A string literal, in single quotes unless it contains only these. */
  public static String repr(String text) {
    char quote = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
    StringBuilder literal = new StringBuilder().append(quote);
    text.codePoints().forEach(c -> literal.append(escaped(c, quote)));
    return literal.append(quote).toString();
  }

  private static String escaped(int c, char quote) {
    return switch (c) {
      case '\\' -> "\\\\";
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      default -> {
        if (c == quote) {
          yield "\\" + quote;
        } else if (Character.isISOControl(c)) {
          yield String.format("\\x%02x", c);
        }
        yield Character.toString(c);
      }
    };
  }

  public static String repr(byte[] bytes) {
    StringBuilder latin = new StringBuilder();
    for (byte b : bytes) {
      latin.append((char) (b & 0xff));
    }
    StringBuilder literal = new StringBuilder();
    repr(latin.toString())
        .chars()
        .forEach(c -> literal.append(c < 0x7f ? (char) c : String.format("\\x%02x", c)));
    return "b" + literal;
  }

  public static String repr(double number) {
    if (Double.isInfinite(number) || Double.isNaN(number)) {
      return Double.isNaN(number) ? "nan" : number > 0 ? "inf" : "-inf";
    }
    if (number == 0) {
      return Double.toString(number);
    }
    BigDecimal exact = new BigDecimal(Double.toString(number)).stripTrailingZeros();
    int exponent = exact.precision() - exact.scale() - 1;
    if (exponent >= -4 && exponent < 16) {
      String plain = exact.toPlainString();
      return plain.contains(".") ? plain : plain + ".0";
    }
    BigDecimal mantissa = exact.movePointLeft(exponent).stripTrailingZeros();
    return mantissa.toPlainString() + "e" + (exponent < 0 ? "-" : "+") + twoDigits(exponent);
  }

  private static String twoDigits(int exponent) {
    return String.format("%02d", Math.abs(exponent));
  }

  /** {@code {'a', 'b'}}. Python's sets print in any order; ours in that of the collection. */
  public static String set(Collection<String> texts) {
    return "{" + joined(texts) + "}";
  }

  public static String list(Collection<String> texts) {
    return "[" + joined(texts) + "]";
  }

  private static String joined(Collection<String> texts) {
    return texts.stream().map(PythonText::repr).collect(Collectors.joining(", "));
  }
}
