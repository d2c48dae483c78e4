package io.modelkeep.search;

import io.modelkeep.error.MlflowException;

/** One side of a comparison, as written. */
record Operand(Kind kind, String text) {

  enum Kind {
    /** In single quotes. */
    QUOTED,
    /** A name with or without dots, each part plain, in backticks, brackets or double quotes. */
    IDENTIFIER,
    WHOLE_NUMBER,
    DECIMAL,
    /** In parentheses. */
    LIST,
    /** Arithmetic, calls, placeholders, NULL: nothing MLflow has a use for. */
    OTHER
  }

  boolean is(Kind other) {
    return kind == other;
  }

  /** Whether it can be a text: what stands in double quotes is an identifier to SQL. */
  boolean isText() {
    return kind == Kind.QUOTED || kind == Kind.IDENTIFIER;
  }

  boolean isNumber() {
    return kind == Kind.WHOLE_NUMBER || kind == Kind.DECIMAL;
  }

  /** The text without its quotes, which must be there. */
  Value.Text toText() {
    if (!Quotes.isQuotedText(text)) {
      throw MlflowException.invalidParameter(
          "Parameter value is either not quoted or unidentified quote types used for string value "
              + text
              + ". Use either single or double quotes.");
    }
    return new Value.Text(Quotes.inner(text));
  }

  Value.TextList toTextList() {
    return new Value.TextList(ListLiteral.parse(text));
  }

  /** The number, if it fits; MLflow fails with 500 on one that does not. */
  Value toNumber(String attribute) {
    if (kind == Kind.DECIMAL) {
      return toDecimal();
    }
    try {
      return new Value.WholeNumber(Long.parseLong(text));
    } catch (NumberFormatException e) {
      throw MlflowException.invalidParameter(
          "Invalid value for numeric attribute '" + attribute + "': " + text);
    }
  }

  Value.Decimal toDecimal() {
    return new Value.Decimal(Double.parseDouble(text));
  }
}
