package io.modelkeep.search;

import io.modelkeep.error.MlflowException;
import io.modelkeep.error.PythonText;
import io.modelkeep.search.SyntaxReader.OrderClause;
import java.util.List;
import java.util.Set;

/**
 * Searches of model versions.
 *
 * <table>
 * <caption>What a filter may ask</caption>
 * <tr><th>key</th><th>operators</th><th>value</th></tr>
 * <tr><td>{@code name}, {@code run_id}</td><td>= != LIKE ILIKE IN, NOT IN</td>
 *     <td>text, list of texts</td></tr>
 * <tr><td>{@code source_path}</td><td>= != LIKE ILIKE</td><td>text</td></tr>
 * <tr><td>{@code version_number}</td><td>= != &gt; &gt;= &lt; &lt;=</td>
 *     <td>whole number, with or without quotes</td></tr>
 * <tr><td>{@code tags.key}, {@code tag.key}</td><td>= != LIKE ILIKE</td><td>text</td></tr>
 * </table>
 *
 * <p>Ordered by {@code name}, {@code version_number}, {@code creation_timestamp} and {@code
 * last_updated_timestamp}; without any by the last update, latest first. The name and then the
 * version number, highest first, decide between equals.
 *
 * <p>Source: MLflow {@code SearchModelVersionUtils}.
 */
final class ModelVersionDialect extends RegistryDialect {
  private static final String VERSION_NUMBER = "version_number";
  private static final Set<String> ATTRIBUTES =
      AttributeNames.of("name", VERSION_NUMBER, "run_id", "source_path");
  private static final Set<String> NUMBERS =
      AttributeNames.of(VERSION_NUMBER, "creation_timestamp", "last_updated_timestamp");
  private static final Set<String> LISTS = AttributeNames.of("name", "run_id");
  private static final Set<String> ORDER =
      AttributeNames.of("name", VERSION_NUMBER, "creation_timestamp", "last_updated_timestamp");

  @Override
  Set<String> attributes() {
    return ATTRIBUTES;
  }

  @Override
  Value attributeValue(String attribute, Operand operand) {
    if (operand.is(Operand.Kind.LIST)) {
      SearchErrors.requireListSupport(attribute, LISTS);
      return operand.toTextList();
    }
    if (!operand.isNumber()) {
      throw expectedQuotedStringOrList(operand);
    }
    if (!NUMBERS.contains(attribute)) {
      throw MlflowException.invalidParameter(
          "Only the '"
              + PythonText.set(NUMBERS)
              + "' attributes support comparison with numeric values.");
    }
    return operand.toNumber(attribute);
  }

  @Override
  boolean isAllowed(Key key, ComparisonOperator operator, Value value) {
    return isVersionNumber(key)
        ? ComparisonOperator.OF_NUMBERS.contains(operator)
        : super.isAllowed(key, operator, value);
  }

  @Override
  MlflowException invalidComparator(Key key, String symbol) {
    return isVersionNumber(key)
        ? MlflowException.invalidParameter(
            "Invalid comparator for attribute " + VERSION_NUMBER + ": " + symbol)
        : super.invalidComparator(key, symbol);
  }

  @Override
  Value checkedValue(Key key, Value value) {
    if (!isVersionNumber(key) || value instanceof Value.WholeNumber) {
      return value;
    }
    if (value instanceof Value.Text text) {
      return WholeNumbers.parse(text.text())
          .map(Value.WholeNumber::new)
          .orElseThrow(() -> invalidNumber(PythonText.repr(text.text())));
    }
    throw invalidNumber(PythonText.repr(((Value.Decimal) value).number()));
  }

  @Override
  Key orderKey(OrderClause clause) {
    Key key = attributeOrTag(clause.name(), ORDER);
    if (!key.isAttribute()) {
      throw MlflowException.invalidParameter(
          "Invalid order by key '"
              + key.name()
              + "' specified. Valid keys are "
              + PythonText.set(ORDER));
    }
    return key;
  }

  @Override
  List<String> defaultOrder() {
    return List.of("last_updated_timestamp DESC");
  }

  @Override
  List<OrderBy> tieBreakers() {
    return List.of(
        new OrderBy(EntityType.ATTRIBUTE, "name", true),
        new OrderBy(EntityType.ATTRIBUTE, VERSION_NUMBER, false));
  }

  private static boolean isVersionNumber(Key key) {
    return key.isAttribute() && key.name().equals(VERSION_NUMBER);
  }

  private static MlflowException invalidNumber(String printed) {
    return MlflowException.invalidParameter(
        "Invalid value for numeric attribute '" + VERSION_NUMBER + "': " + printed);
  }
}
