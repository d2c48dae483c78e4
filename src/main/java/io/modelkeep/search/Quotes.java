package io.modelkeep.search;

/** Quotes as MLflow takes them off: the outer pair goes, what is inside stays as it is. */
final class Quotes {

  private Quotes() {}

  static boolean isQuoted(String text, char quote) {
    return text.length() >= 2 && text.charAt(0) == quote && text.charAt(text.length() - 1) == quote;
  }

  /** Whether a text stands in single or double quotes. */
  static boolean isQuotedText(String text) {
    return isQuoted(text, '\'') || isQuoted(text, '"');
  }

  /** Takes off single or double quotes and then backticks, each if there. */
  static String remove(String text) {
    return removeBackticks(isQuotedText(text) ? inner(text) : text);
  }

  static String removeBackticks(String text) {
    return isQuoted(text, '`') ? inner(text) : text;
  }

  static String inner(String quoted) {
    return quoted.substring(1, quoted.length() - 1);
  }
}
