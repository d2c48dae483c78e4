package io.modelkeep.search;

import io.modelkeep.search.SearchSyntaxParser.ClauseContext;
import io.modelkeep.search.SearchSyntaxParser.ComparisonContext;
import io.modelkeep.search.SearchSyntaxParser.LeftoverOperandContext;
import io.modelkeep.search.SearchSyntaxParser.LeftoverTokenContext;
import io.modelkeep.search.SearchSyntaxParser.NameContext;
import io.modelkeep.search.SearchSyntaxParser.NothingContext;
import io.modelkeep.search.SearchSyntaxParser.OperandContext;
import io.modelkeep.search.SearchSyntaxParser.PrimaryContext;
import io.modelkeep.search.SearchSyntaxParser.TextContext;
import java.util.List;

/**
 * How far a leftover reaches. In SQL a name behind something is its alias, and commas make lists:
 * {@code name = 'a' foo} and {@code name = 'a', name = 'b'} are each one thing, and as one thing
 * MLflow's message names them.
 */
final class LeftoverExtent {

  private LeftoverExtent() {}

  /**
   * The last of the clauses that belong together with the given one: itself, if it stands alone.
   */
  static int end(List<ClauseContext> clauses, int start) {
    int end = endOfAlias(clauses, start);
    while (end + 2 < clauses.size()
        && isToken(clauses.get(end + 1), SearchSyntaxParser.COMMA)
        && isListed(clauses.get(end))
        && isListed(clauses.get(end + 2))) {
      end = endOfAlias(clauses, end + 2);
    }
    return end;
  }

  private static int endOfAlias(List<ClauseContext> clauses, int index) {
    if (index + 1 == clauses.size() || !takesAlias(clauses.get(index))) {
      return index;
    }
    ClauseContext next = clauses.get(index + 1);
    boolean ordered = isName(clauses.get(index)) && isToken(next, SearchSyntaxParser.DIRECTION);
    return ordered || isName(next) ? index + 1 : index;
  }

  private static boolean takesAlias(ClauseContext clause) {
    if (clause instanceof LeftoverOperandContext leftover) {
      PrimaryContext first = leftover.operand().primary(0);
      return isArithmetic(leftover.operand())
          || !(first instanceof TextContext || first instanceof NothingContext);
    }
    return clause instanceof ComparisonContext;
  }

  private static boolean isName(ClauseContext clause) {
    return clause instanceof LeftoverOperandContext leftover
        && !isArithmetic(leftover.operand())
        && leftover.operand().primary(0) instanceof NameContext;
  }

  private static boolean isListed(ClauseContext clause) {
    return clause instanceof ComparisonContext
        || clause instanceof LeftoverOperandContext
        || isToken(clause, SearchSyntaxParser.RESERVED);
  }

  private static boolean isArithmetic(OperandContext operand) {
    return !operand.OPERATOR().isEmpty();
  }

  private static boolean isToken(ClauseContext clause, int type) {
    return clause instanceof LeftoverTokenContext && clause.start.getType() == type;
  }
}
