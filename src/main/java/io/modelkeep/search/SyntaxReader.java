package io.modelkeep.search;

import io.modelkeep.error.MlflowException;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ListTokenSource;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.misc.ParseCancellationException;
import org.jspecify.annotations.Nullable;

/** Reads texts into clauses, knowing nothing of keys. */
final class SyntaxReader {

  /** Room for an {@code IN} of more than twenty thousand run ids. */
  static final int MAX_CHARACTERS = 1 << 20;

  /** Every comparison may cost the database a join. */
  static final int MAX_CLAUSES = 200;

  private SyntaxReader() {}

  /**
   * What a filter's text consists of.
   *
   * @param statements 0 for a blank text, 2 if something follows a semicolon
   * @param clauses empty unless there is one statement
   */
  record Statement(int statements, List<Clause> clauses) {}

  /**
   * An {@code order_by} clause.
   *
   * @param key as written
   * @param unquotedKey without backticks and quotes
   * @param direction the word behind the key, null if there is none
   */
  record OrderClause(String key, String unquotedKey, @Nullable String direction) {

    /** The key as MLflow looks at it: with its quotes, unless a direction follows. */
    String name() {
      return direction == null ? key : unquotedKey;
    }
  }

  static Statement filter(String text) {
    refuseMoreThan(MAX_CHARACTERS, text.length(), "characters");
    List<Token> tokens = SyntaxTokens.prepare(lexer(text));
    int statements = SyntaxTokens.countStatements(tokens);
    if (statements != 1) {
      return new Statement(statements, List.of());
    }
    List<Clause> clauses = ClauseCollector.collect(parser(tokens).filter());
    refuseMoreThan(MAX_CLAUSES, clauses.size(), "clauses");
    return new Statement(1, clauses);
  }

  private static void refuseMoreThan(int most, int found, String what) {
    if (found > most) {
      throw MlflowException.invalidParameter(
          "Filter string is too long: it has "
              + found
              + " "
              + what
              + ", at most "
              + most
              + " are supported.");
    }
  }

  /** Reads one clause; empty if it is none. White space around it is not accepted, as in MLflow. */
  static Optional<OrderClause> orderBy(String text) {
    if (text.length() > MAX_CHARACTERS || !text.equals(text.strip())) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          ClauseCollector.orderClause(parser(SyntaxTokens.prepare(lexer(text))).orderBy()));
    } catch (ParseCancellationException e) {
      return Optional.empty();
    }
  }

  /** Whether the whole text is read as a single token of the type. */
  static boolean isToken(String text, int type) {
    List<? extends Token> tokens = lexer(text).getAllTokens();
    return tokens.size() == 1 && tokens.get(0).getType() == type;
  }

  private static SearchSyntaxLexer lexer(String text) {
    SearchSyntaxLexer lexer = new SearchSyntaxLexer(CharStreams.fromString(text));
    lexer.removeErrorListeners();
    return lexer;
  }

  private static SearchSyntaxParser parser(List<Token> tokens) {
    SearchSyntaxParser parser =
        new SearchSyntaxParser(new CommonTokenStream(new ListTokenSource(tokens)));
    parser.removeErrorListeners();
    parser.setErrorHandler(new BailErrorStrategy());
    // Enough for this grammar and much faster than the full prediction.
    parser.getInterpreter().setPredictionMode(PredictionMode.SLL);
    return parser;
  }
}
