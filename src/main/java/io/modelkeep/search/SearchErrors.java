package io.modelkeep.search;

import io.modelkeep.error.MlflowException;
import io.modelkeep.error.PythonText;
import java.util.List;
import java.util.Set;

/** Refusals several dialects share. */
final class SearchErrors {

  /** In the order of MLflow's source; there they are a set and print in any order. */
  static final List<String> TEXT_AND_LIST_OPERATORS =
      List.of("!=", "=", "LIKE", "ILIKE", "IN", "NOT IN");

  private SearchErrors() {}

  static void requireNumber(String attribute, Operand operand) {
    if (!operand.isNumber()) {
      throw MlflowException.invalidParameter(
          "Expected numeric value type for numeric attribute: "
              + attribute
              + ". Found "
              + operand.text());
    }
  }

  static void requireListSupport(String attribute, Set<String> supporting) {
    if (!supporting.contains(attribute)) {
      throw MlflowException.invalidParameter(
          "Only "
              + PythonText.list(supporting)
              + " attributes support comparison with a list of quoted string values.");
    }
  }

  static MlflowException expectedQuotedString(SearchDialect.Key key, Operand operand) {
    String where =
        switch (key.entity()) {
          case ATTRIBUTE -> "attributes";
          case DATASET -> "dataset attributes";
          case METRIC, PARAM, TAG -> key.entity().word() + " (e.g. 'my-value')";
        };
    return MlflowException.invalidParameter(
        "Expected a quoted string value for " + where + ". Got value " + operand.text());
  }

  static MlflowException invalidAttribute(String name, Set<String> attributes) {
    return MlflowException.invalidParameter(
        "Invalid attribute key '"
            + name
            + "' specified. Valid keys are '"
            + PythonText.set(attributes)
            + "'");
  }

  /** Of a number MLflow tells the operators of texts, and forgets to close the quote. */
  static MlflowException invalidAttributeComparator(String symbol, boolean ofNumber) {
    return invalidComparator(symbol, TEXT_AND_LIST_OPERATORS, ofNumber ? "" : "'");
  }

  static MlflowException invalidComparator(String symbol, List<String> allowed, String end) {
    return MlflowException.invalidParameter(
        "Invalid comparator '" + symbol + "' not one of '" + PythonText.set(allowed) + end);
  }
}
