package io.modelkeep.db;

import io.modelkeep.error.MlflowException;
import io.modelkeep.search.Comparison;
import io.modelkeep.search.Value;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Status;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A search in HQL while it is put together: conditions with bound values, a total order, one page.
 *
 * <p>Pages are found by the sort values of the last row seen, never by counting rows: each costs
 * the same, and rows written in between are neither repeated nor skipped.
 *
 * @param <E> the entity searched for, {@code e} in all expressions
 */
public final class SearchQuery<E> {
  /** The characters of a text that the indexes over long values hold. */
  private static final int INDEXED_CHARACTERS = 200;

  private static final String PLACEHOLDER = "p";

  private static final int MAX_PLACEHOLDERS_OF_LIST = 8;

  /** Sent together with what follows it, as one exchange. */
  private static final String SEE_ONE_MOMENT = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ; ";

  private static final String PLAN_FOR_VALUES = "SET LOCAL plan_cache_mode = force_custom_plan";

  private static final String PLAN_ONCE = "SET LOCAL plan_cache_mode = auto";

  private final Class<E> entity;
  private final List<String> joins = new ArrayList<>();
  private final List<String> conditions = new ArrayList<>();
  private final Map<String, Object> values = new LinkedHashMap<>();
  private final List<SortKey<E>> order = new ArrayList<>();
  private boolean isPlannedForItsValues;
  private Consumer<List<E>> completion = rows -> {};

  public SearchQuery(Class<E> entity) {
    this.entity = entity;
  }

  /**
   * Adds what the order needs from another table: at most one row of it for each row searched for.
   *
   * @param join {@code LatestMetricEntity m on m.runId = e.id and m.key = :p0}
   */
  public SearchQuery<E> leftJoin(String join) {
    joins.add(" left join " + join);
    return this;
  }

  /** Adds a condition; values in it come from {@link #bind}. */
  public SearchQuery<E> where(String condition) {
    conditions.add(condition);
    return this;
  }

  private static int numberOf(String placeholder) {
    return Integer.parseInt(placeholder.substring(PLACEHOLDER.length()));
  }

  /** The placeholder of a value. */
  public String bind(Object value) {
    String name = PLACEHOLDER + values.size();
    values.put(name, value);
    return ":" + name;
  }

  /**
   * What stands after {@code in} for these values: a placeholder each.
   *
   * <p>With one for all of them, Hibernate would translate the query anew each time it is run, at
   * several times the cost of running it. Longer lists are rare, and there is no use in keeping a
   * translation for each of their lengths.
   */
  public String bindEach(List<?> list) {
    if (list.isEmpty() || list.size() > MAX_PLACEHOLDERS_OF_LIST) {
      return bind(list);
    }
    return list.stream().map(this::bind).collect(Collectors.joining(", ", "(", ")"));
  }

  public SearchQuery<E> orderBy(SortKey<E> key) {
    order.add(key);
    return this;
  }

  /**
   * Fills in what hangs on the rows of a page and is no column of theirs: a statement for all of
   * them costs less than one for each, such as a view's.
   *
   * @param fill called with the rows found, before their sort values are read
   */
  public SearchQuery<E> completedBy(Consumer<List<E>> fill) {
    completion = fill;
    return this;
  }

  /**
   * Lets PostgreSQL plan each execution for the values bound to it. Else it plans a statement that
   * it has seen five times for values of any kind, which is right where every value finds about as
   * much, such as one name or one experiment; but a tag that one row has and a tag that all have
   * need opposite plans, and the wrong one reads every row.
   *
   * <p>What the rows are completed by is then seen as it was when they were found: values that the
   * order has from there are those the rows were sorted by.
   *
   * <p>Costs planning and some short exchanges with the database, together less than a millisecond.
   */
  public SearchQuery<E> planForItsValues() {
    isPlannedForItsValues = true;
    return this;
  }

  /**
   * The condition that a text or number compares as the filter says; a missing one never does, but
   * for {@code IS NULL}.
   */
  public String compare(String expression, Comparison comparison) {
    return switch (comparison.operator()) {
      case EQUAL -> expression + " = " + bindScalar(comparison);
      case NOT_EQUAL -> expression + " <> " + bindScalar(comparison);
      case GREATER -> expression + " > " + bindScalar(comparison);
      case GREATER_OR_EQUAL -> expression + " >= " + bindScalar(comparison);
      case LESS -> expression + " < " + bindScalar(comparison);
      case LESS_OR_EQUAL -> expression + " <= " + bindScalar(comparison);
      case LIKE -> expression + " like " + bindPattern(comparison) + " escape '\\'";
      case ILIKE -> expression + " ilike " + bindPattern(comparison) + " escape '\\'";
      case IN -> expression + " in " + bindList(comparison);
      case NOT_IN -> expression + " not in " + bindList(comparison);
      case IS_NULL -> expression + " is null";
      case IS_NOT_NULL -> expression + " is not null";
    };
  }

  /**
   * As {@link #compare} for a column of long texts whose index holds their beginnings: equality
   * asks for the beginning too, so that the index serves it.
   */
  public String compareLongText(String expression, Comparison comparison) {
    String condition = compare(expression, comparison);
    return switch (comparison.operator()) {
      case EQUAL ->
          "left(%s, %d) = %s and %s"
              .formatted(
                  expression, INDEXED_CHARACTERS, bind(beginningOf(textOf(comparison))), condition);
      case NOT_EQUAL,
          GREATER,
          GREATER_OR_EQUAL,
          LESS,
          LESS_OR_EQUAL,
          LIKE,
          ILIKE,
          IN,
          NOT_IN,
          IS_NULL,
          IS_NOT_NULL ->
          condition;
    };
  }

  /**
   * Finds the next page.
   *
   * @param from the sort values of the last row seen, null for the first page
   * @param size the most rows to find
   */
  public Page<E> page(
      EntityManager entityManager, @Nullable List<@Nullable Object> from, int size) {
    if (!isPlannedForItsValues) {
      List<E> found = find(entityManager, from, size);
      completion.accept(found);
      return toPage(found, from, size);
    }
    // A caller's transaction may have read already, and then stays at its level.
    String begin =
        QuarkusTransaction.getStatus() == Status.STATUS_NO_TRANSACTION
            ? SEE_ONE_MOMENT + PLAN_FOR_VALUES
            : PLAN_FOR_VALUES;
    return QuarkusTransaction.joiningExisting()
        .call(
            () -> {
              Statement.of(entityManager, begin).execute();
              List<E> found = find(entityManager, from, size);
              Statement.of(entityManager, PLAN_ONCE).execute();
              completion.accept(found);
              return toPage(found, from, size);
            });
  }

  private List<E> find(
      EntityManager entityManager, @Nullable List<@Nullable Object> from, int size) {
    int conditionValues = values.size();
    TypedQuery<E> query = entityManager.createQuery(toHql(from), entity);
    values.forEach(query::setParameter);
    // Where this page began is no condition of the next one.
    values.keySet().removeIf(name -> numberOf(name) >= conditionValues);
    // One row more tells whether there is another page.
    List<E> found = query.setMaxResults(size + 1).getResultList();
    found.forEach(entityManager::detach);
    return found;
  }

  private Page<E> toPage(List<E> found, @Nullable List<@Nullable Object> from, int size) {
    if (found.size() <= size) {
      return new Page<>(found, null);
    }
    List<E> rows = found.subList(0, size);
    if (rows.isEmpty()) {
      // Nothing was asked for: the next page is this one.
      return new Page<>(rows, from == null ? List.of() : from);
    }
    return new Page<>(rows, sortValues(rows.get(size - 1)));
  }

  private List<@Nullable Object> sortValues(E row) {
    List<@Nullable Object> sortValues = new ArrayList<>();
    order.forEach(key -> sortValues.add(key.valueOf().apply(row)));
    return sortValues;
  }

  private String toHql(@Nullable List<@Nullable Object> from) {
    List<String> all = new ArrayList<>(conditions);
    if (from != null) {
      all.add(KeysetCondition.after(this, order, from));
    }
    String where = all.isEmpty() ? "" : " where " + String.join(" and ", all);
    String orderBy =
        order.stream()
            .map(SortKey::orderClause)
            .collect(Collectors.joining(", ", " order by ", ""));
    return "select e from "
        + entity.getSimpleName()
        + " e"
        + String.join("", joins)
        + where
        + (order.isEmpty() ? "" : orderBy);
  }

  private String bindScalar(Comparison comparison) {
    Value value = comparison.value();
    if (value instanceof Value.Text text) {
      return bind(text.text());
    } else if (value instanceof Value.WholeNumber number) {
      return bind(number.number());
    } else if (value instanceof Value.Decimal number) {
      return bind(number.number());
    }
    throw new IllegalArgumentException("No single value to compare with: " + comparison);
  }

  private String bindPattern(Comparison comparison) {
    String pattern = textOf(comparison);
    int escapes = 0;
    while (escapes < pattern.length() && pattern.charAt(pattern.length() - 1 - escapes) == '\\') {
      escapes++;
    }
    if (escapes % 2 == 1) {
      throw MlflowException.invalidParameter(
          "Invalid pattern '%s': it must not end with an escape character.".formatted(pattern));
    }
    return bind(pattern);
  }

  private String bindList(Comparison comparison) {
    if (comparison.value() instanceof Value.TextList list) {
      return bindEach(list.texts());
    }
    throw new IllegalArgumentException("No list to compare with: " + comparison);
  }

  private static String textOf(Comparison comparison) {
    if (comparison.value() instanceof Value.Text text) {
      return text.text();
    }
    throw new IllegalArgumentException("No text to compare with: " + comparison);
  }

  private static String beginningOf(String text) {
    return text.codePointCount(0, text.length()) <= INDEXED_CHARACTERS
        ? text
        : text.substring(0, text.offsetByCodePoints(0, INDEXED_CHARACTERS));
  }
}
