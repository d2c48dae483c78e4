package io.modelkeep.search;

import java.util.List;

/**
 * Comparisons that must all hold; none of them means everything is found.
 *
 * <p>MLflow knows neither {@code OR} nor parentheses in a filter.
 */
public record Filter(List<Comparison> comparisons) {

  /** The filter of an absent or empty text. */
  public static final Filter EVERYTHING = new Filter(List.of());

  public Filter {
    comparisons = List.copyOf(comparisons);
  }

  /** A text that parses to this filter again. */
  public String text() {
    return FilterPrinter.print(this);
  }
}
