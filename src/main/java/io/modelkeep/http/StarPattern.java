package io.modelkeep.http;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** The patterns of MLflow's security settings: a star stands for any text, all else for itself. */
final class StarPattern {
  private StarPattern() {}

  /**
   * @param list with commas, blanks around its items, items that are empty and stand for nothing
   */
  static List<Pattern> ofList(String list) {
    return Arrays.stream(list.split(","))
        .map(String::strip)
        .filter(item -> !item.isEmpty())
        .map(StarPattern::of)
        .toList();
  }

  static Pattern of(String text) {
    return Pattern.compile(Pattern.quote(text).replace("*", "\\E.*\\Q"));
  }
}
