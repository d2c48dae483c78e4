package io.modelkeep.search;

import java.util.List;

/** What a comparison compares with. */
public sealed interface Value {

  /**
   * A text, quotes removed and nothing unescaped: {@code 'it''s'} is {@code it''s}, as in MLflow.
   */
  record Text(String text) implements Value {}

  /** A whole number: times in milliseconds since the epoch, version numbers. */
  record WholeNumber(long number) implements Value {}

  /** A number with a fraction or an exponent, and every number a metric is compared with. */
  record Decimal(double number) implements Value {}

  /** The texts of an {@code IN} or {@code NOT IN}: at least one, in the order written. */
  record TextList(List<String> texts) implements Value {
    public TextList {
      texts = List.copyOf(texts);
    }
  }

  /** Of {@code IS NULL} and {@code IS NOT NULL}, which compare with nothing. */
  record None() implements Value {}
}
