package io.modelkeep.search;

import io.modelkeep.error.MlflowException;
import io.modelkeep.error.PythonText;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What may be asked of one kind of thing, and MLflow's words for what may not. The dialects are in
 * {@link SearchDialects}.
 *
 * <p>Every refusal is an {@link MlflowException} with {@code INVALID_PARAMETER_VALUE}.
 *
 * <p>Source: MLflow {@code SearchUtils} and, for what is refused only after parsing, the two {@code
 * sqlalchemy_store.py}.
 */
public abstract sealed class SearchDialect permits RegistryDialect, ExperimentDialect, RunDialect {

  /** An entity type with the key asked for, aliases of attributes resolved. */
  record Key(EntityType entity, String name) {
    boolean isAttribute() {
      return entity == EntityType.ATTRIBUTE;
    }
  }

  /** A comparison whose operator has not been checked yet, and is still as written. */
  record Draft(Key key, String operator, Value value) {}

  SearchDialect() {}

  /**
   * Reads and checks a filter.
   *
   * @param text null and the empty text find everything; a blank text is refused, as in MLflow
   */
  public final Filter parseFilter(@Nullable String text) {
    if (text == null || text.isEmpty()) {
      return Filter.EVERYTHING;
    }
    // MLflow reads all comparisons before it checks the first operator: of two faults it reports
    // the one it meets first.
    List<Draft> drafts = clauses(text).stream().map(this::draft).toList();
    return new Filter(drafts.stream().map(this::check).toList());
  }

  /**
   * Reads and checks an {@code order_by}.
   *
   * @return the whole order: the keys asked for, or else the dialect's default, and then those that
   *     make it total
   */
  public final List<OrderBy> parseOrderBy(List<String> clauses) {
    List<OrderBy> order = new ArrayList<>();
    for (String clause : clauses.isEmpty() ? defaultOrder() : clauses) {
      OrderBy key = readOrder(clause);
      if (order.stream().noneMatch(key::sameKeyAs)) {
        order.add(key);
      } else if (refusesRepeatedKeys()) {
        throw MlflowException.invalidParameter(
            "`order_by` contains duplicate fields: " + PythonText.list(clauses));
      }
    }
    for (OrderBy key : tieBreakers()) {
      if (order.stream().noneMatch(key::sameKeyAs)) {
        order.add(key);
      }
    }
    return List.copyOf(order);
  }

  /** Finds out what the identifier on the left of a comparison names. */
  abstract Key filterKey(String identifier);

  /** Finds out what an {@code order_by} names. */
  abstract Key orderKey(SyntaxReader.OrderClause clause);

  /** Reads the right side of a comparison. */
  abstract Value value(Key key, Operand operand);

  /** Refuses {@code IS NULL} and its opposite for keys that do not know them. */
  abstract void checkNullTest(Key key, ComparisonOperator operator);

  /** Refuses operators the key does not know. */
  abstract Comparison check(Draft draft);

  /** What is read in the place of an empty {@code order_by}. */
  abstract List<String> defaultOrder();

  /** What makes an order total; added as far as it does not contain the keys already. */
  abstract List<OrderBy> tieBreakers();

  /** MLflow answers a repeated key with 500 where it checks at all. */
  boolean refusesRepeatedKeys() {
    return true;
  }

  /** How the message about leftovers lists one of them. */
  String printLeftover(String text) {
    return text;
  }

  private List<Clause> clauses(String text) {
    SyntaxReader.Statement statement = SyntaxReader.filter(text);
    if (statement.statements() == 0) {
      throw MlflowException.invalidParameter("Invalid filter '" + text + "'. Could not be parsed.");
    }
    if (statement.statements() > 1) {
      throw MlflowException.invalidParameter(
          "Search filter contained multiple expression "
              + PythonText.repr(text)
              + ". Provide AND-ed expression list.");
    }
    refuseLeftovers(statement.clauses());
    return statement.clauses();
  }

  private void refuseLeftovers(List<Clause> clauses) {
    String leftovers =
        clauses.stream()
            .filter(Clause.Leftover.class::isInstance)
            .map(clause -> printLeftover(((Clause.Leftover) clause).text()))
            .collect(Collectors.joining(", "));
    if (!leftovers.isEmpty()) {
      throw MlflowException.invalidParameter("Invalid clause(s) in filter string: " + leftovers);
    }
  }

  private Draft draft(Clause clause) {
    if (clause instanceof Clause.NullTest test) {
      Key key = filterKey(test.identifier());
      checkNullTest(key, test.operator());
      return new Draft(key, test.operator().symbol(), new Value.None());
    }
    Clause.Comparing comparing = (Clause.Comparing) clause;
    if (!comparing.left().is(Operand.Kind.IDENTIFIER)) {
      throw MlflowException.invalidParameter(
          "Invalid comparison clause. Expected 'Identifier' found '"
              + comparing.left().text()
              + "'");
    }
    Key key = filterKey(comparing.left().text());
    return new Draft(key, comparing.operator(), value(key, comparing.right()));
  }

  private OrderBy readOrder(String clause) {
    SyntaxReader.OrderClause parsed =
        SyntaxReader.orderBy(clause)
            .orElseThrow(
                () ->
                    MlflowException.invalidParameter(
                        "Invalid order_by clause '" + clause + "'. Could not be parsed."));
    String direction = parsed.direction();
    boolean descending = "desc".equalsIgnoreCase(direction);
    if (direction != null && !descending && !"asc".equalsIgnoreCase(direction)) {
      throw MlflowException.invalidParameter(
          "Invalid ordering key in order_by clause '" + clause + "'.");
    }
    Key key = orderKey(parsed);
    return new OrderBy(key.entity(), key.name(), !descending);
  }

  /** A key that is an attribute, quoted or not, or a tag. */
  static Key attributeOrTag(String text, Set<String> attributes) {
    Identifier identifier = Identifier.parse(text);
    EntityType entity = identifier.attributeOrTag();
    if (entity == EntityType.ATTRIBUTE && !attributes.contains(identifier.name())) {
      throw SearchErrors.invalidAttribute(identifier.name(), attributes);
    }
    return new Key(entity, identifier.name());
  }
}
