package io.modelkeep.search;

import io.modelkeep.error.MlflowException;
import io.modelkeep.error.PythonText;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The list of an {@code IN}. MLflow has Python read it, so here, unlike in other values,
 * backslashes escape; neighbouring texts are joined, a comma may end the list, and parentheses
 * around an item or around the whole mean nothing.
 *
 * <p>Source: MLflow {@code SearchUtils._parse_list_from_sql_token}.
 */
final class ListLiteral {
  private static final Pattern NUMBER =
      Pattern.compile(
          "-?(?:(?<whole>0|[1-9]\\d*)(?![.\\deE])"
              + "|(?:\\d+\\.\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?"
              + "|\\d+[eE][+-]?\\d+)");
  private static final Pattern CONSTANT = Pattern.compile("None|True|False");

  private final String literal;
  private int position;

  private ListLiteral(String literal) {
    this.literal = literal;
  }

  /** What may stand in a Python tuple, as far as it occurs in filters. */
  private sealed interface Item {
    record Text(String text) implements Item {}

    /**
     * A number or a constant, as Python prints it: all that is told of it is that it is no text.
     */
    record Other(String printed) implements Item {}

    record Tuple(List<Item> items) implements Item {}
  }

  /**
   * Reads a list.
   *
   * @param literal with its parentheses
   */
  static List<String> parse(String literal) {
    ListLiteral reader = new ListLiteral(literal);
    Item whole = reader.parenthesised();
    List<Item> items = whole instanceof Item.Tuple tuple ? tuple.items() : List.of(whole);
    if (items.isEmpty()) {
      throw MlflowException.invalidParameter(
          "While parsing a list in the query, expected a non-empty list of string values, but got"
              + " empty list");
    }
    List<String> texts = new ArrayList<>(items.size());
    for (Item item : items) {
      if (!(item instanceof Item.Text text)) {
        throw MlflowException.invalidParameter(
            "While parsing a list in the query, expected string value, punctuation, or"
                + " whitespace, but got different type in list: "
                + print(new Item.Tuple(items)));
      }
      texts.add(text.text());
    }
    return texts;
  }

  /** A list that reads as the given texts. */
  static String print(List<String> texts) {
    return texts.stream().map(ListLiteral::quoted).collect(Collectors.joining(", ", "(", ")"));
  }

  /** By code, because a filter's grammar knows no escaped backslashes. */
  private static String quoted(String text) {
    return "'"
        + text.replace("\\", "\\x5c")
            .replace("'", "\\x27")
            .replace("\n", "\\x0a")
            .replace("\r", "\\x0d")
        + "'";
  }

  private static String print(Item item) {
    if (item instanceof Item.Text text) {
      return PythonText.repr(text.text());
    } else if (item instanceof Item.Other other) {
      return other.printed();
    }
    List<Item> items = ((Item.Tuple) item).items();
    String end = items.size() == 1 ? ",)" : ")";
    return items.stream().map(ListLiteral::print).collect(Collectors.joining(", ", "(", end));
  }

  private Item parenthesised() {
    position++;
    List<Item> items = new ArrayList<>();
    boolean commaSeen = false;
    while (true) {
      char next = skipSpace();
      if (next == ')') {
        position++;
        return items.size() == 1 && !commaSeen ? items.get(0) : new Item.Tuple(items);
      }
      items.add(item(next));
      next = skipSpace();
      if (next == ',') {
        commaSeen = true;
        position++;
      } else if (next != ')') {
        throw illFormed();
      }
    }
  }

  private Item item(char next) {
    if (next == '(') {
      return parenthesised();
    }
    if (next == '\'' || next == '"') {
      return texts();
    }
    Matcher number = NUMBER.matcher(literal).region(position, literal.length());
    if (number.lookingAt()) {
      position = number.end();
      boolean whole = number.group("whole") != null;
      String text = number.group();
      return new Item.Other(whole ? text : PythonText.repr(Double.parseDouble(text)));
    }
    Matcher constant = CONSTANT.matcher(literal).region(position, literal.length());
    if (constant.lookingAt()) {
      position = constant.end();
      return new Item.Other(constant.group());
    }
    throw illFormed();
  }

  private Item texts() {
    StringBuilder text = new StringBuilder();
    while (skipSpace() == '\'' || skipSpace() == '"') {
      readText(text);
    }
    return new Item.Text(text.toString());
  }

  private void readText(StringBuilder text) {
    char quote = current();
    position++;
    while (current() != quote) {
      if (current() == '\n' || current() == '\r') {
        throw illFormed();
      }
      if (current() == '\\') {
        position++;
        readEscape(text);
      } else {
        text.append(current());
        position++;
      }
    }
    position++;
  }

  private void readEscape(StringBuilder text) {
    char escape = current();
    position++;
    switch (escape) {
      case 'n' -> text.append('\n');
      case 't' -> text.append('\t');
      case 'r' -> text.append('\r');
      case 'a' -> text.append('\u0007');
      case 'b' -> text.append('\b');
      case 'f' -> text.append('\f');
      case 'v' -> text.append('\u000b');
      case '\\', '\'', '"' -> text.append(escape);
      case '\n' -> {}
      case 'x' -> readCode(text, position, position + 2, 16);
      case 'u' -> readCode(text, position, position + 4, 16);
      case 'U' -> readCode(text, position, position + 8, 16);
      case '0', '1', '2', '3', '4', '5', '6', '7' -> readCode(text, position - 1, octalEnd(), 8);
      // Python leaves what it does not know as it is.
      default -> text.append('\\').append(escape);
    }
  }

  private void readCode(StringBuilder text, int start, int end, int radix) {
    if (end > literal.length()) {
      throw illFormed();
    }
    try {
      text.appendCodePoint(Integer.parseUnsignedInt(literal.substring(start, end), radix));
    } catch (IllegalArgumentException e) {
      throw illFormed();
    }
    position = end;
  }

  /** Behind up to three octal digits, the first of which has been read. */
  private int octalEnd() {
    int end = position;
    while (end < position + 2 && Character.digit(literal.charAt(end), 8) >= 0) {
      end++;
    }
    return end;
  }

  private char skipSpace() {
    while (Character.isWhitespace(current())) {
      position++;
    }
    return current();
  }

  private char current() {
    if (position >= literal.length()) {
      throw illFormed();
    }
    return literal.charAt(position);
  }

  private static MlflowException illFormed() {
    return MlflowException.invalidParameter(
        "While parsing a list in the query, expected a non-empty list of string values, but got"
            + " ill-formed list.");
  }
}
