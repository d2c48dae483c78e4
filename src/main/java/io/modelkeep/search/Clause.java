package io.modelkeep.search;

/** What a filter is made of before anything is known about its keys; the conjunctions are gone. */
sealed interface Clause {

  /**
   * Two operands and what stands between them, as written.
   *
   * @param operator the characters between the operands; {@code IN} in the case it was written
   */
  record Comparing(Operand left, String operator, Operand right) implements Clause {}

  /** {@code IS NULL} or {@code IS NOT NULL}. */
  record NullTest(String identifier, ComparisonOperator operator) implements Clause {}

  /** What belongs to no comparison, to be named in the refusal. */
  record Leftover(String text) implements Clause {}
}
