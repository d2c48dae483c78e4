package io.modelkeep.search;

import io.modelkeep.search.SearchSyntaxParser.ClauseContext;
import io.modelkeep.search.SearchSyntaxParser.ComparisonContext;
import io.modelkeep.search.SearchSyntaxParser.ConjunctionContext;
import io.modelkeep.search.SearchSyntaxParser.FilterContext;
import io.modelkeep.search.SearchSyntaxParser.LeftoverOperandContext;
import io.modelkeep.search.SearchSyntaxParser.LeftoverTokenContext;
import io.modelkeep.search.SearchSyntaxParser.MembershipContext;
import io.modelkeep.search.SearchSyntaxParser.NullTestContext;
import io.modelkeep.search.SearchSyntaxParser.OperandContext;
import io.modelkeep.search.SearchSyntaxParser.OrderByContext;
import io.modelkeep.search.SearchSyntaxParser.OrderKeyContext;
import io.modelkeep.search.SearchSyntaxParser.PrimaryContext;
import io.modelkeep.search.SyntaxReader.OrderClause;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.Interval;
import org.antlr.v4.runtime.tree.ParseTree;

/** Makes clauses of what ANTLR read. */
final class ClauseCollector extends SearchSyntaxBaseVisitor<Clause> {

  private ClauseCollector() {}

  static List<Clause> collect(FilterContext filter) {
    ClauseCollector collector = new ClauseCollector();
    List<Clause> clauses = new ArrayList<>();
    List<ClauseContext> contexts = filter.clause();
    for (int i = 0; i < contexts.size(); i++) {
      int last = LeftoverExtent.end(contexts, i);
      if (last > i) {
        clauses.add(new Clause.Leftover(text(contexts.get(i).start, contexts.get(last).stop)));
        i = last;
      } else if (!(contexts.get(i) instanceof ConjunctionContext)) {
        clauses.add(collector.visit(contexts.get(i)));
      }
    }
    return clauses;
  }

  static OrderClause orderClause(OrderByContext context) {
    String direction = null;
    if (context.DIRECTION() != null) {
      direction = context.DIRECTION().getText();
    } else if (context.identifier() != null) {
      direction = text(context.identifier());
    }
    return new OrderClause(text(context.orderKey()), unquoted(context.orderKey()), direction);
  }

  @Override
  public Clause visitComparison(ComparisonContext context) {
    int last = context.comparator().size() - 1;
    Operand left = operand(context.operand(0));
    if (last > 0) {
      // Of "a = 'x' = 'y'" the first comparison is what is compared.
      left = new Operand(Operand.Kind.OTHER, text(context.start, context.operand(last).stop));
    }
    return new Clause.Comparing(
        left, text(context.comparator(last)), operand(context.operand(last + 1)));
  }

  @Override
  public Clause visitMembership(MembershipContext context) {
    String operator =
        context.NOT() == null ? context.IN().getText() : ComparisonOperator.NOT_IN.symbol();
    return new Clause.Comparing(
        new Operand(Operand.Kind.IDENTIFIER, text(context.identifier())),
        operator,
        new Operand(Operand.Kind.LIST, text(context.group())));
  }

  @Override
  public Clause visitNullTest(NullTestContext context) {
    ComparisonOperator operator =
        context.NOT_NULL() == null ? ComparisonOperator.IS_NULL : ComparisonOperator.IS_NOT_NULL;
    return new Clause.NullTest(text(context.identifier()), operator);
  }

  @Override
  public Clause visitLeftoverOperand(LeftoverOperandContext context) {
    return new Clause.Leftover(text(context));
  }

  @Override
  public Clause visitLeftoverToken(LeftoverTokenContext context) {
    return new Clause.Leftover(text(context));
  }

  private static Operand operand(OperandContext context) {
    return new Operand(kind(context), text(context));
  }

  private static Operand.Kind kind(OperandContext context) {
    PrimaryContext primary = context.primary(0);
    if (context.OPERATOR().isEmpty()) {
      if (primary instanceof SearchSyntaxParser.NameContext) {
        return Operand.Kind.IDENTIFIER;
      } else if (primary instanceof SearchSyntaxParser.TextContext) {
        return Operand.Kind.QUOTED;
      } else if (primary instanceof SearchSyntaxParser.WholeNumberContext) {
        return Operand.Kind.WHOLE_NUMBER;
      } else if (primary instanceof SearchSyntaxParser.DecimalContext) {
        return Operand.Kind.DECIMAL;
      } else if (primary instanceof SearchSyntaxParser.ListContext) {
        return Operand.Kind.LIST;
      }
    }
    return Operand.Kind.OTHER;
  }

  private static String unquoted(OrderKeyContext key) {
    if (key.identifier() == null) {
      return key.getText();
    }
    StringBuilder text = new StringBuilder();
    for (ParseTree part : key.identifier().children) {
      text.append(Quotes.remove(part.getText()));
    }
    return text.toString();
  }

  /** As written, white space included. */
  private static String text(ParserRuleContext context) {
    return text(context.start, context.stop);
  }

  private static String text(Token first, Token last) {
    return first.getInputStream().getText(Interval.of(first.getStartIndex(), last.getStopIndex()));
  }
}
