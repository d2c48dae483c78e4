package io.modelkeep.search;

import io.modelkeep.error.MlflowException;
import io.modelkeep.error.PythonText;
import io.modelkeep.search.SyntaxReader.OrderClause;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Searches of runs.
 *
 * <table>
 * <caption>What a filter may ask</caption>
 * <tr><th>key</th><th>operators</th><th>value</th></tr>
 * <tr><td>{@code metrics.key}</td><td>= != &gt; &gt;= &lt; &lt;=</td><td>number</td></tr>
 * <tr><td>{@code params.key}, {@code tags.key}</td>
 *     <td>= != LIKE ILIKE, IS NULL, IS NOT NULL</td><td>text</td></tr>
 * <tr><td>{@code run_id}</td><td>= != LIKE ILIKE IN, NOT IN</td><td>text, list of texts</td></tr>
 * <tr><td>{@code run_name}, {@code user_id}, {@code status}, {@code artifact_uri}</td>
 *     <td>= != LIKE ILIKE</td><td>text</td></tr>
 * <tr><td>{@code start_time}, {@code end_time}</td><td>= != &gt; &gt;= &lt; &lt;=</td>
 *     <td>number, milliseconds since the epoch</td></tr>
 * <tr><td>{@code dataset.name}, {@code dataset.digest}, {@code dataset.context}</td>
 *     <td>= != LIKE ILIKE IN, NOT IN</td><td>text, list of texts</td></tr>
 * </table>
 *
 * <p>Prefixes have aliases (see {@link Identifier}), and so have {@code start_time} ({@code
 * created}, {@code Created}) and {@code run_name} ({@code run name}, {@code Run name}, {@code Run
 * Name}; not in an order). There is neither {@code run_uuid} nor {@code experiment_id}.
 *
 * <p>Ordered by attributes, metrics, params and tags. The start, latest first, and then the run id
 * decide between equals.
 *
 * <p>Source: MLflow {@code SearchUtils}.
 */
final class RunDialect extends SearchDialect {
  private static final Map<String, String> ALIASES =
      Map.of(
          "created", "start_time",
          "Created", "start_time",
          "run name", "run_name",
          "Run name", "run_name",
          "Run Name", "run_name");
  private static final Set<String> ORDER_ATTRIBUTES =
      AttributeNames.of(
          "artifact_uri",
          "end_time",
          "run_id",
          "run_name",
          "start_time",
          "status",
          "user_id",
          "created",
          "Created");
  private static final Set<String> ATTRIBUTES =
      AttributeNames.of(
          "artifact_uri",
          "end_time",
          "run_id",
          "run_name",
          "start_time",
          "status",
          "user_id",
          "created",
          "Created",
          "run name",
          "Run name",
          "Run Name");
  private static final Set<String> NUMBERS = Set.of("start_time", "end_time");
  private static final Set<String> LISTS = AttributeNames.of("run_id");
  private static final Set<String> DATASET_KEYS = AttributeNames.of("name", "digest", "context");

  @Override
  Key filterKey(String text) {
    return key(text, ATTRIBUTES);
  }

  private static Key key(String text, Set<String> attributes) {
    Identifier identifier = Identifier.parse(text);
    EntityType entity = identifier.anyType();
    String name = identifier.name();
    if (entity == EntityType.ATTRIBUTE) {
      if (!attributes.contains(name)) {
        throw SearchErrors.invalidAttribute(name, attributes);
      }
      return new Key(entity, ALIASES.getOrDefault(name, name));
    }
    if (entity == EntityType.DATASET && !DATASET_KEYS.contains(name)) {
      throw MlflowException.invalidParameter(
          "Invalid dataset key '"
              + name
              + "' specified. Valid keys are '"
              + PythonText.set(DATASET_KEYS)
              + "'");
    }
    return new Key(entity, name);
  }

  @Override
  Value value(Key key, Operand operand) {
    return switch (key.entity()) {
      case METRIC -> {
        if (!operand.isNumber()) {
          throw MlflowException.invalidParameter(
              "Expected numeric value type for metric. Found " + operand.text());
        }
        yield operand.toDecimal();
      }
      case ATTRIBUTE -> attributeValue(key, operand);
      case PARAM, TAG -> textOrList(key, operand, false);
      case DATASET -> textOrList(key, operand, true);
    };
  }

  private static Value attributeValue(Key key, Operand operand) {
    if (NUMBERS.contains(key.name())) {
      SearchErrors.requireNumber(key.name(), operand);
      return operand.toNumber(key.name());
    }
    if (operand.is(Operand.Kind.LIST)) {
      SearchErrors.requireListSupport(key.name(), LISTS);
    }
    return textOrList(key, operand, true);
  }

  private static Value textOrList(Key key, Operand operand, boolean listAllowed) {
    if (operand.isText()) {
      return operand.toText();
    }
    if (listAllowed && operand.is(Operand.Kind.LIST)) {
      return operand.toTextList();
    }
    throw SearchErrors.expectedQuotedString(key, operand);
  }

  @Override
  void checkNullTest(Key key, ComparisonOperator operator) {
    if (key.entity() != EntityType.TAG && key.entity() != EntityType.PARAM) {
      throw MlflowException.invalidParameter(
          "IS NULL / IS NOT NULL is only supported for tags and params, not for '"
              + key.entity().word()
              + "' '"
              + key.name()
              + "'");
    }
  }

  @Override
  Comparison check(Draft draft) {
    Key key = draft.key();
    String symbol = draft.operator().toUpperCase(Locale.ROOT);
    ComparisonOperator operator =
        ComparisonOperator.of(symbol)
            .filter(candidate -> isAllowed(candidate, draft.value()))
            .orElseThrow(() -> invalidComparator(key, draft.value(), symbol));
    return new Comparison(key.entity(), key.name(), operator, draft.value());
  }

  private static boolean isAllowed(ComparisonOperator operator, Value value) {
    if (value instanceof Value.None) {
      return true;
    } else if (value instanceof Value.TextList) {
      return ComparisonOperator.OF_LISTS.contains(operator);
    }
    return value instanceof Value.Text
        ? ComparisonOperator.OF_TEXTS.contains(operator)
        : ComparisonOperator.OF_NUMBERS.contains(operator);
  }

  /** The quote that opens before the operators is closed for params only: so are MLflow's words. */
  private static MlflowException invalidComparator(Key key, Value value, String symbol) {
    if (value instanceof Value.TextList) {
      // MLflow fails with what its database says of "= ('a', 'b')".
      return SearchErrors.invalidComparator(symbol, List.of("IN", "NOT IN"), "'");
    }
    return switch (key.entity()) {
      case METRIC ->
          SearchErrors.invalidComparator(symbol, List.of(">", ">=", "!=", "=", "<", "<="), "");
      case PARAM, TAG ->
          SearchErrors.invalidComparator(
              symbol,
              List.of("!=", "=", "LIKE", "ILIKE", "IS NULL", "IS NOT NULL"),
              key.entity() == EntityType.PARAM ? "'" : "");
      case ATTRIBUTE ->
          SearchErrors.invalidAttributeComparator(symbol, NUMBERS.contains(key.name()));
      case DATASET ->
          SearchErrors.invalidComparator(symbol, SearchErrors.TEXT_AND_LIST_OPERATORS, "");
    };
  }

  @Override
  Key orderKey(OrderClause clause) {
    Key key = key(clause.name(), ORDER_ATTRIBUTES);
    if (key.entity() == EntityType.DATASET) {
      throw MlflowException.invalidParameter("Invalid identifier type 'dataset'");
    }
    return key;
  }

  @Override
  String printLeftover(String text) {
    return "'" + text + "'";
  }

  @Override
  List<String> defaultOrder() {
    return List.of();
  }

  @Override
  List<OrderBy> tieBreakers() {
    return List.of(
        new OrderBy(EntityType.ATTRIBUTE, "start_time", false),
        new OrderBy(EntityType.ATTRIBUTE, "run_id", true));
  }
}
