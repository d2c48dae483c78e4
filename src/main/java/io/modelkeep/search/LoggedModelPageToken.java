package io.modelkeep.search;

import io.modelkeep.error.MlflowException;
import io.modelkeep.error.PythonText;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A {@link PageToken} of a search of logged models, which MLflow ties to the search it came from.
 *
 * <p>Source: MLflow {@code SearchLoggedModelsPaginationToken}.
 *
 * @param filter as the request had it; null and empty are the same
 */
public record LoggedModelPageToken(
    List<String> experimentIds, @Nullable String filter, PageToken position) {

  public LoggedModelPageToken {
    experimentIds = List.copyOf(experimentIds);
    filter = filter == null || filter.isEmpty() ? null : filter;
  }

  /** The token as the client sees it. */
  public String encode(List<OrderBy> order) {
    List<@Nullable Object> values = new ArrayList<>();
    values.add((long) experimentIds.size());
    values.addAll(experimentIds);
    values.add(filter);
    values.addAll(position.values());
    return new TokenContent(TokenContent.fingerprint(order), values).encode();
  }

  /**
   * Reads what {@link #encode} wrote for the same search.
   *
   * @throws MlflowException if it is no token of ours, or one of another search
   */
  public static PageToken decode(
      String token, List<String> experimentIds, @Nullable String filter, List<OrderBy> order) {
    TokenContent content = TokenContent.decode(token).orElseThrow(() -> malformed(token));
    LoggedModelPageToken found = read(content.values(), token);
    found.requireSameSearch(new LoggedModelPageToken(experimentIds, filter, found.position));
    if (content.order() != TokenContent.fingerprint(order)) {
      throw MlflowException.invalidParameter(
          "Order by in the page token does not match the requested order by.");
    }
    if (found.position.values().size() != order.size()) {
      throw malformed(token);
    }
    return found.position;
  }

  private static LoggedModelPageToken read(List<@Nullable Object> values, String token) {
    if (values.isEmpty() || !(values.get(0) instanceof Long count)) {
      throw malformed(token);
    }
    if (count < 0 || count + 2 > values.size()) {
      throw malformed(token);
    }
    int ids = count.intValue();
    List<@Nullable Object> head = values.subList(1, ids + 1);
    Object filter = values.get(ids + 1);
    if (!head.stream().allMatch(String.class::isInstance)
        || !(filter == null || filter instanceof String)) {
      throw malformed(token);
    }
    return new LoggedModelPageToken(
        head.stream().map(String.class::cast).toList(),
        (String) filter,
        new PageToken(values.subList(ids + 2, values.size())));
  }

  private void requireSameSearch(LoggedModelPageToken requested) {
    if (!experimentIds.equals(requested.experimentIds)) {
      throw MlflowException.invalidParameter(
          "Experiment IDs in the page token do not match the requested experiment IDs. Expected: "
              + PythonText.list(requested.experimentIds)
              + ". Found: "
              + PythonText.list(experimentIds));
    }
    if (!Objects.equals(filter, requested.filter)) {
      throw MlflowException.invalidParameter(
          "Filter string in the page token does not match the requested filter string. Expected: "
              + printed(requested.filter)
              + ". Found: "
              + printed(filter));
    }
  }

  private static String printed(@Nullable String filter) {
    return filter == null ? "None" : filter;
  }

  private static MlflowException malformed(String token) {
    return MlflowException.invalidParameter(
        "Invalid page token: " + token + ". Expecting value: line 1 column 1 (char 0)");
  }
}
