package io.modelkeep.search;

import io.modelkeep.error.MlflowException;
import io.modelkeep.error.PythonText;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Searches of logged models, which have a parser, an order and messages of their own.
 *
 * <table>
 * <caption>What a filter may ask</caption>
 * <tr><th>key</th><th>operators</th><th>value</th></tr>
 * <tr><td>{@code metrics.key}</td><td>= != &gt; &gt;= &lt; &lt;=</td><td>number</td></tr>
 * <tr><td>{@code creation_timestamp}, {@code last_updated_timestamp}</td>
 *     <td>= != &gt; &gt;= &lt; &lt;=</td><td>number, milliseconds since the epoch</td></tr>
 * <tr><td>{@code params.key}, {@code tags.key}, {@code name}, {@code model_id}, {@code model_type},
 *     {@code status}, {@code source_run_id}, {@code experiment_id}, {@code artifact_location},
 *     {@code lifecycle_stage}, {@code status_message}</td>
 *     <td>= != LIKE ILIKE IN, NOT IN</td><td>text, also without quotes; list of texts</td></tr>
 * </table>
 *
 * <p>Attributes may be prefixed with {@code attributes.}; {@code creation_time}, {@code
 * last_updated_time} and the names with {@code _ms} are aliases of the two times.
 *
 * <p>Ordered by attributes and metrics. The creation, latest first, and then the model id decide
 * between equals.
 *
 * <p>Source: MLflow {@code search_logged_model_utils.py} and {@code
 * SqlAlchemyStore._apply_order_by_search_logged_models}.
 */
public final class LoggedModelDialect {
  private static final Map<String, EntityType> PREFIXES =
      Map.of(
          "attributes", EntityType.ATTRIBUTE,
          "metrics", EntityType.METRIC,
          "params", EntityType.PARAM,
          "tags", EntityType.TAG);
  private static final List<String> NUMBER_OPERATORS = List.of("<", "<=", ">", ">=", "=", "!=");
  private static final List<String> TEXT_OPERATORS =
      List.of("=", "!=", "LIKE", "ILIKE", "IN", "NOT IN");
  private static final List<String> LIST_OPERATORS = List.of("IN", "NOT IN");

  private static final Pattern NUMBER =
      Pattern.compile("-?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?");

  /** What is left of a comparison: its canonical key, and how messages name it. */
  private record Key(EntityType entity, String name, String printed) {
    boolean isNumber() {
      return entity == EntityType.METRIC
          || (entity == EntityType.ATTRIBUTE && LoggedModelAttributes.isTime(name));
    }
  }

  /**
   * One entry of an {@code order_by} as the request has it.
   *
   * @param datasetName counts for metrics only, like the digest
   */
  public record Field(
      @Nullable String fieldName,
      boolean ascending,
      @Nullable String datasetName,
      @Nullable String datasetDigest) {}

  LoggedModelDialect() {}

  /**
   * Reads and checks a filter.
   *
   * @param text null and the empty text find everything; a blank text is refused, as in MLflow
   */
  public Filter parseFilter(@Nullable String text) {
    if (text == null || text.isEmpty()) {
      return Filter.EVERYTHING;
    }
    SyntaxReader.Statement statement = SyntaxReader.filter(text);
    if (statement.statements() != 1) {
      throw MlflowException.invalidParameter(
          "Invalid filter string: "
              + PythonText.repr(text)
              + ". Expected a single SQL expression.");
    }
    Filter filter =
        new Filter(statement.clauses().stream().map(clause -> comparison(clause, text)).toList());
    filter.comparisons().forEach(LoggedModelDialect::refuseUnanswerable);
    return filter;
  }

  /**
   * Checks an {@code order_by}.
   *
   * @return the whole order: the keys asked for and then those that make it total
   */
  public List<OrderBy> parseOrderBy(List<Field> fields) {
    return LoggedModelOrder.parse(fields);
  }

  private static Comparison comparison(Clause clause, String filter) {
    if (clause instanceof Clause.Leftover) {
      throw MlflowException.invalidParameter(
          "Invalid filter string: "
              + PythonText.repr(filter)
              + ". Expected a list of comparisons separated by 'AND' (e.g. 'metrics.loss > 0.1 AND"
              + " params.lr = 0.01').");
    } else if (clause instanceof Clause.NullTest test) {
      // The space is missing in MLflow's message as well.
      throw MlflowException.invalidParameter(
          "Invalid comparison: "
              + test.identifier()
              + test.operator().symbol()
              + ". Expected a comparison with 3 tokens.");
    }
    Clause.Comparing comparing = (Clause.Comparing) clause;
    Key key = key(comparing.left().text());
    ComparisonOperator operator = operator(key, comparing.operator());
    return new Comparison(key.entity(), key.name(), operator, value(key, comparing.right()));
  }

  /** What MLflow notices only when it asks its database, and answers with 500. */
  private static void refuseUnanswerable(Comparison comparison) {
    if (comparison.entity() == EntityType.ATTRIBUTE
        && !LoggedModelAttributes.NAMES.contains(comparison.key())) {
      throw SearchErrors.invalidAttribute(comparison.key(), LoggedModelAttributes.NAMES);
    }
    boolean takesList = ComparisonOperator.OF_LISTS.contains(comparison.operator());
    if (comparison.value() instanceof Value.TextList && !takesList) {
      String printed = comparison.entity().prefix() + "." + comparison.key();
      throw invalidOperator(printed, comparison.operator().symbol(), LIST_OPERATORS);
    }
  }

  private static Key key(String text) {
    Identifier identifier = Identifier.parse(text);
    String prefix = identifier.prefix();
    String name = Quotes.removeBackticks(identifier.quotedName());
    if (prefix == null) {
      String canonical = LoggedModelAttributes.canonical(name);
      String column = LoggedModelAttributes.isTime(canonical) ? canonical + "_ms" : canonical;
      return new Key(EntityType.ATTRIBUTE, canonical, "attributes." + column);
    }
    EntityType entity = PREFIXES.get(prefix);
    if (entity == null) {
      throw MlflowException.invalidParameter(
          "Invalid entity type: "
              + PythonText.repr(prefix)
              + ". Expected one of ['attributes', 'metrics', 'params', 'tags'].");
    }
    String canonical =
        entity == EntityType.ATTRIBUTE ? LoggedModelAttributes.canonical(name) : name;
    return new Key(entity, canonical, prefix + "." + name);
  }

  private static ComparisonOperator operator(Key key, String written) {
    String symbol = written.toUpperCase(Locale.ROOT);
    List<String> allowed = key.isNumber() ? NUMBER_OPERATORS : TEXT_OPERATORS;
    if (!allowed.contains(symbol)) {
      throw invalidOperator(key.printed(), symbol, allowed);
    }
    return ComparisonOperator.of(symbol).orElseThrow();
  }

  private static MlflowException invalidOperator(String key, String symbol, List<String> allowed) {
    return MlflowException.invalidParameter(
        "Invalid comparison operator for "
            + key
            + ": "
            + PythonText.repr(symbol)
            + ". Expected one of "
            + allowed.stream().map(PythonText::repr).collect(Collectors.joining(", ", "(", ")"))
            + ".");
  }

  private static Value value(Key key, Operand operand) {
    if (key.isNumber()) {
      return number(key, operand.text());
    }
    if (operand.is(Operand.Kind.LIST)) {
      return operand.toTextList();
    }
    return Quotes.isQuotedText(operand.text()) ? operand.toText() : new Value.Text(operand.text());
  }

  private static Value number(Key key, String text) {
    Optional<Long> whole = WholeNumbers.parse(text);
    if (whole.isPresent() && key.entity() == EntityType.ATTRIBUTE) {
      return new Value.WholeNumber(whole.get());
    }
    if (!NUMBER.matcher(text).matches()) {
      // MLflow says so as well, but with 500.
      throw MlflowException.invalidParameter(
          "could not convert string to float: " + PythonText.repr(text));
    }
    return new Value.Decimal(Double.parseDouble(text));
  }
}
