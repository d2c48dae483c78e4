package io.modelkeep.search;

import io.modelkeep.error.MlflowException;
import io.modelkeep.error.PythonText;
import io.modelkeep.search.SyntaxReader.OrderClause;
import java.util.List;
import java.util.Set;

/**
 * Searches of experiments.
 *
 * <table>
 * <caption>What a filter may ask</caption>
 * <tr><th>key</th><th>operators</th><th>value</th></tr>
 * <tr><td>{@code name}</td><td>= != LIKE ILIKE</td><td>text</td></tr>
 * <tr><td>{@code experiment_id}</td><td>= != IN, NOT IN</td>
 *     <td>text, list of texts; each a whole number, handed on in plain digits</td></tr>
 * <tr><td>{@code creation_time}, {@code last_update_time}</td><td>= != &gt; &gt;= &lt; &lt;=</td>
 *     <td>whole number, milliseconds since the epoch</td></tr>
 * <tr><td>{@code tags.key}, {@code tag.key}</td><td>= != LIKE ILIKE, IS NULL, IS NOT NULL</td>
 *     <td>text</td></tr>
 * </table>
 *
 * <p>Unlike in the other searches {@code like}, {@code ilike} and {@code in} are refused unless in
 * capitals.
 *
 * <p>Ordered by the attributes; without any by creation, latest first, and then by the id. After
 * other keys the id decides between equals, highest first.
 *
 * <p>Source: MLflow {@code SearchExperimentsUtils}.
 */
final class ExperimentDialect extends SearchDialect {
  private static final String ID = "experiment_id";
  private static final Set<String> ATTRIBUTES =
      AttributeNames.of("name", ID, "creation_time", "last_update_time");
  private static final Set<String> NUMBERS = Set.of("creation_time", "last_update_time");
  private static final Set<String> LISTS = AttributeNames.of(ID);

  @Override
  Key filterKey(String text) {
    return attributeOrTag(text, ATTRIBUTES);
  }

  @Override
  Value value(Key key, Operand operand) {
    if (key.isAttribute() && NUMBERS.contains(key.name())) {
      SearchErrors.requireNumber(key.name(), operand);
      return operand.toNumber(key.name());
    }
    if (operand.isText()) {
      return operand.toText();
    }
    if (key.isAttribute() && operand.is(Operand.Kind.LIST)) {
      SearchErrors.requireListSupport(key.name(), LISTS);
      return operand.toTextList();
    }
    throw SearchErrors.expectedQuotedString(key, operand);
  }

  @Override
  void checkNullTest(Key key, ComparisonOperator operator) {
    if (key.isAttribute()) {
      throw MlflowException.invalidParameter(
          "IS NULL / IS NOT NULL is only supported for tags, not for attribute '"
              + key.name()
              + "'");
    }
  }

  @Override
  Comparison check(Draft draft) {
    Key key = draft.key();
    ComparisonOperator operator =
        ComparisonOperator.of(draft.operator())
            .filter(candidate -> isAllowed(key, candidate, draft.value()))
            .orElseThrow(() -> invalidComparator(key, draft.operator()));
    return new Comparison(key.entity(), key.name(), operator, checkedValue(key, draft.value()));
  }

  private static boolean isAllowed(Key key, ComparisonOperator operator, Value value) {
    if (value instanceof Value.None) {
      return true;
    }
    if (value instanceof Value.TextList) {
      return ComparisonOperator.OF_LISTS.contains(operator);
    }
    if (key.isAttribute() && key.name().equals(ID)) {
      return operator == ComparisonOperator.EQUAL || operator == ComparisonOperator.NOT_EQUAL;
    }
    return value instanceof Value.Text
        ? ComparisonOperator.OF_TEXTS.contains(operator)
        : ComparisonOperator.OF_NUMBERS.contains(operator);
  }

  private static MlflowException invalidComparator(Key key, String symbol) {
    if (!key.isAttribute()) {
      return MlflowException.invalidParameter("Invalid comparator for tag: " + symbol);
    } else if (key.name().equals(ID)) {
      return MlflowException.invalidParameter("Invalid comparator for experiment_id: " + symbol);
    }
    return SearchErrors.invalidAttributeComparator(symbol, NUMBERS.contains(key.name()));
  }

  private static Value checkedValue(Key key, Value value) {
    if (value instanceof Value.Decimal decimal) {
      throw MlflowException.invalidParameter(
          "Invalid value for numeric attribute '"
              + key.name()
              + "': '"
              + PythonText.repr(decimal.number())
              + "'");
    }
    if (!key.isAttribute() || !key.name().equals(ID)) {
      return value;
    }
    return value instanceof Value.TextList list
        ? new Value.TextList(list.texts().stream().map(ExperimentDialect::checkedId).toList())
        : new Value.Text(checkedId(((Value.Text) value).text()));
  }

  private static String checkedId(String id) {
    return WholeNumbers.parse(id)
        .map(number -> Long.toString(number))
        .orElseThrow(
            () ->
                MlflowException.invalidParameter(
                    "Invalid experiment ID '" + id + "'. Experiment ID must be a valid integer."));
  }

  @Override
  Key orderKey(OrderClause clause) {
    Key key = attributeOrTag(clause.name(), ATTRIBUTES);
    if (!key.isAttribute()) {
      throw MlflowException.invalidParameter("Invalid order_by entity: tag");
    }
    return key;
  }

  @Override
  boolean refusesRepeatedKeys() {
    return false;
  }

  @Override
  List<String> defaultOrder() {
    return List.of("creation_time DESC", "experiment_id ASC");
  }

  @Override
  List<OrderBy> tieBreakers() {
    return List.of(new OrderBy(EntityType.ATTRIBUTE, ID, false));
  }
}
