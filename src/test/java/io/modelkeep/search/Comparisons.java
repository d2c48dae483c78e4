package io.modelkeep.search;

import java.util.List;

/** Expected comparisons, in few words. */
final class Comparisons {

  private Comparisons() {}

  static Comparison attribute(String key, ComparisonOperator operator, String text) {
    return new Comparison(EntityType.ATTRIBUTE, key, operator, new Value.Text(text));
  }

  static Comparison attribute(String key, ComparisonOperator operator, long number) {
    return new Comparison(EntityType.ATTRIBUTE, key, operator, new Value.WholeNumber(number));
  }

  static Comparison attribute(String key, ComparisonOperator operator, List<String> texts) {
    return new Comparison(EntityType.ATTRIBUTE, key, operator, new Value.TextList(texts));
  }

  static Comparison text(EntityType entity, String key, ComparisonOperator operator, String text) {
    return new Comparison(entity, key, operator, new Value.Text(text));
  }

  static Comparison tag(String key, ComparisonOperator operator, String text) {
    return text(EntityType.TAG, key, operator, text);
  }

  static Comparison metric(String key, ComparisonOperator operator, double number) {
    return new Comparison(EntityType.METRIC, key, operator, new Value.Decimal(number));
  }

  static Comparison nullTest(EntityType entity, String key, ComparisonOperator operator) {
    return new Comparison(entity, key, operator, new Value.None());
  }
}
