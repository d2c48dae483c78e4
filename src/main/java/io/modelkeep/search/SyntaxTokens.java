package io.modelkeep.search;

import static io.modelkeep.search.SearchSyntaxLexer.AND;
import static io.modelkeep.search.SearchSyntaxLexer.DIRECTION;
import static io.modelkeep.search.SearchSyntaxLexer.DOT;
import static io.modelkeep.search.SearchSyntaxLexer.IN;
import static io.modelkeep.search.SearchSyntaxLexer.IS;
import static io.modelkeep.search.SearchSyntaxLexer.LEFT_PARENTHESIS;
import static io.modelkeep.search.SearchSyntaxLexer.NOT;
import static io.modelkeep.search.SearchSyntaxLexer.NULL;
import static io.modelkeep.search.SearchSyntaxLexer.PATTERN_COMPARATOR;
import static io.modelkeep.search.SearchSyntaxLexer.RESERVED;
import static io.modelkeep.search.SearchSyntaxLexer.RIGHT_PARENTHESIS;
import static io.modelkeep.search.SearchSyntaxLexer.SEMICOLON;
import static io.modelkeep.search.SearchSyntaxLexer.SPACE;
import static io.modelkeep.search.SearchSyntaxLexer.STRAY;
import static io.modelkeep.search.SearchSyntaxLexer.TIMESTAMP;
import static io.modelkeep.search.SearchSyntaxLexer.WORD;

import io.modelkeep.error.MlflowException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Lexer;
import org.antlr.v4.runtime.Token;

/**
 * What a grammar cannot say about tokens: partners of parentheses and words by their neighbours.
 */
final class SyntaxTokens {

  /** The grammar reads nested parentheses by recursion. MLflow's parser stops at the same depth. */
  static final int MAX_NESTING = 100;

  private static final Set<Integer> KEYWORDS =
      Set.of(AND, DIRECTION, IN, IS, NOT, NULL, PATTERN_COMPARATOR, RESERVED, TIMESTAMP);

  private SyntaxTokens() {}

  /** The tokens without white space, fit for the parser. */
  static List<Token> prepare(Lexer lexer) {
    List<Token> tokens = new ArrayList<>();
    for (Token token : lexer.getAllTokens()) {
      if (token.getType() != SPACE) {
        tokens.add(token);
      }
    }
    demoteKeywords(tokens);
    pairParentheses(tokens);
    return tokens;
  }

  /** One more than the semicolons outside of parentheses that something follows; 0 for nothing. */
  static int countStatements(List<Token> tokens) {
    int statements = tokens.isEmpty() ? 0 : 1;
    int nesting = 0;
    for (int i = 0; i < tokens.size() - 1; i++) {
      switch (tokens.get(i).getType()) {
        case LEFT_PARENTHESIS -> nesting++;
        case RIGHT_PARENTHESIS -> nesting--;
        case SEMICOLON -> statements += nesting == 0 ? 1 : 0;
        default -> {}
      }
    }
    return statements;
  }

  /** {@code tags.user} and {@code user('x')} are no keywords; {@code IN('x')} still is one. */
  private static void demoteKeywords(List<Token> tokens) {
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (!KEYWORDS.contains(token.getType())) {
        continue;
      }
      Token next = i + 1 < tokens.size() ? tokens.get(i + 1) : null;
      boolean afterDot = i > 0 && tokens.get(i - 1).getType() == DOT;
      boolean beforeDot = next != null && next.getType() == DOT;
      boolean called =
          next != null
              && token.getType() != IN
              && next.getType() == LEFT_PARENTHESIS
              && next.getStartIndex() == token.getStopIndex() + 1;
      if (afterDot || beforeDot || called) {
        retype(token, WORD);
      }
    }
  }

  private static void pairParentheses(List<Token> tokens) {
    Deque<Token> open = new ArrayDeque<>();
    int deepest = 0;
    for (Token token : tokens) {
      if (token.getType() == LEFT_PARENTHESIS) {
        open.push(token);
        deepest = Math.max(deepest, open.size());
      } else if (token.getType() == RIGHT_PARENTHESIS) {
        if (open.isEmpty()) {
          retype(token, STRAY);
        } else {
          open.pop();
        }
      }
    }
    open.forEach(token -> retype(token, STRAY));
    if (deepest > MAX_NESTING) {
      throw MlflowException.invalidParameter(
          "Parentheses nest too deeply: at most " + MAX_NESTING + " levels are supported.");
    }
  }

  private static void retype(Token token, int type) {
    ((CommonToken) token).setType(type);
  }
}
