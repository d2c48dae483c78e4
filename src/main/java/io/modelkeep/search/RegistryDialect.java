package io.modelkeep.search;

import io.modelkeep.error.MlflowException;
import java.util.Locale;
import java.util.Set;

/** What searches of registered models and of model versions have in common. */
abstract sealed class RegistryDialect extends SearchDialect
    permits RegisteredModelDialect, ModelVersionDialect {

  /** The attributes a filter may name, in the order MLflow's source lists them. */
  abstract Set<String> attributes();

  @Override
  final Key filterKey(String text) {
    Identifier identifier = Identifier.parse(text);
    EntityType entity = identifier.attributeOrTag();
    // Looked up in its quotes: MLflow does not find a quoted attribute here, though elsewhere.
    if (entity == EntityType.ATTRIBUTE && !attributes().contains(identifier.quotedName())) {
      throw SearchErrors.invalidAttribute(identifier.quotedName(), attributes());
    }
    return new Key(entity, identifier.name());
  }

  @Override
  final Value value(Key key, Operand operand) {
    if (operand.isText()) {
      return operand.toText();
    }
    if (!key.isAttribute()) {
      throw SearchErrors.expectedQuotedString(key, operand);
    }
    return attributeValue(key.name(), operand);
  }

  /** Reads the value of an attribute that is no text. */
  abstract Value attributeValue(String attribute, Operand operand);

  @Override
  final void checkNullTest(Key key, ComparisonOperator operator) {
    // MLflow fails here with 500: it takes every comparison apart into three.
    throw invalidComparator(key, operator.symbol());
  }

  @Override
  final Comparison check(Draft draft) {
    Key key = draft.key();
    String symbol = draft.operator().toUpperCase(Locale.ROOT);
    ComparisonOperator operator =
        ComparisonOperator.of(symbol)
            .filter(candidate -> isAllowed(key, candidate, draft.value()))
            .orElseThrow(() -> invalidComparator(key, symbol));
    return new Comparison(key.entity(), key.name(), operator, checkedValue(key, draft.value()));
  }

  boolean isAllowed(Key key, ComparisonOperator operator, Value value) {
    return value instanceof Value.TextList
        ? ComparisonOperator.OF_LISTS.contains(operator)
        : ComparisonOperator.OF_TEXTS.contains(operator);
  }

  Value checkedValue(Key key, Value value) {
    return value;
  }

  MlflowException invalidComparator(Key key, String symbol) {
    String kind = key.isAttribute() ? "attribute" : "tag";
    return MlflowException.invalidParameter("Invalid comparator for " + kind + ": " + symbol);
  }

  static MlflowException expectedQuotedStringOrList(Operand operand) {
    return MlflowException.invalidParameter(
        "Expected a quoted string value or a list of quoted string values for attributes. Got"
            + " value "
            + operand.text());
  }
}
