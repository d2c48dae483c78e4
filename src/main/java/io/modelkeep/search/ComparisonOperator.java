package io.modelkeep.search;

import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How a comparison compares, with MLflow's spelling of it.
 *
 * <p>{@code LIKE} and {@code ILIKE} take SQL patterns ({@code %} and {@code _}); {@code LIKE}
 * respects case, {@code ILIKE} does not.
 */
public enum ComparisonOperator {
  EQUAL("="),
  NOT_EQUAL("!="),
  GREATER(">"),
  GREATER_OR_EQUAL(">="),
  LESS("<"),
  LESS_OR_EQUAL("<="),
  LIKE("LIKE"),
  ILIKE("ILIKE"),
  IN("IN"),
  NOT_IN("NOT IN"),
  IS_NULL("IS NULL"),
  IS_NOT_NULL("IS NOT NULL");

  private static final Map<String, ComparisonOperator> BY_SYMBOL =
      Stream.of(values()).collect(Collectors.toMap(ComparisonOperator::symbol, o -> o));

  /** What MLflow allows between numbers. */
  static final Set<ComparisonOperator> OF_NUMBERS =
      EnumSet.of(GREATER, GREATER_OR_EQUAL, NOT_EQUAL, EQUAL, LESS, LESS_OR_EQUAL);

  /** What MLflow allows between texts, lists of them aside. */
  static final Set<ComparisonOperator> OF_TEXTS = EnumSet.of(NOT_EQUAL, EQUAL, LIKE, ILIKE);

  /** What takes a list. */
  static final Set<ComparisonOperator> OF_LISTS = EnumSet.of(IN, NOT_IN);

  private final String symbol;

  ComparisonOperator(String symbol) {
    this.symbol = symbol;
  }

  /** The operator written this way; case matters. */
  static Optional<ComparisonOperator> of(String symbol) {
    return Optional.ofNullable(BY_SYMBOL.get(symbol));
  }

  /** As written in a filter, in capitals. */
  public String symbol() {
    return symbol;
  }
}
