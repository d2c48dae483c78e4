package io.modelkeep.search;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Prints filters in a spelling every dialect reads. */
final class FilterPrinter {
  private static final Pattern ATTRIBUTE = Pattern.compile("\\w+");

  private FilterPrinter() {}

  static String print(Filter filter) {
    return filter.comparisons().stream()
        .map(FilterPrinter::print)
        .collect(Collectors.joining(" AND "));
  }

  private static String print(Comparison comparison) {
    String left = key(comparison) + " " + comparison.operator().symbol();
    return comparison.value() instanceof Value.None ? left : left + " " + print(comparison.value());
  }

  private static String key(Comparison comparison) {
    String key = comparison.key();
    return switch (comparison.entity()) {
      case ATTRIBUTE -> key;
      case DATASET -> "dataset." + key;
      case METRIC, PARAM, TAG -> comparison.entity().prefix() + "." + quotedKey(key);
    };
  }

  private static String quotedKey(String key) {
    return quoted(key, "`", SearchSyntaxLexer.NAME, "\"", SearchSyntaxLexer.NAME);
  }

  private static String print(Value value) {
    if (value instanceof Value.Text text) {
      return quoted(text.text(), "'", SearchSyntaxLexer.QUOTED, "\"", SearchSyntaxLexer.NAME);
    } else if (value instanceof Value.WholeNumber number) {
      return Long.toString(number.number());
    } else if (value instanceof Value.Decimal decimal) {
      return print(decimal.number());
    }
    return ListLiteral.print(((Value.TextList) value).texts());
  }

  private static String print(double number) {
    // A literal too large for a double reads as infinity, which has no literal of its own.
    String digits = Double.isInfinite(number) ? "1E999" : Double.toString(Math.abs(number));
    return number < 0 ? "-" + digits : digits;
  }

  /** Nothing can be escaped: a text stands in the quotes that it does not end itself. */
  private static String quoted(
      String text, String quote, int type, String otherQuote, int otherType) {
    if (SyntaxReader.isToken(quote + text + quote, type)) {
      return quote + text + quote;
    }
    if (SyntaxReader.isToken(otherQuote + text + otherQuote, otherType)) {
      return otherQuote + text + otherQuote;
    }
    throw new IllegalArgumentException("cannot be quoted: " + text);
  }
}
