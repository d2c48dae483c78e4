package io.modelkeep.registry;

import io.modelkeep.search.OrderBy;
import io.modelkeep.search.PageToken;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Page tokens of optional fields: none in, none out. A search for no rows at all answers the token
 * of the first page, which holds no values.
 */
final class PageTokens {
  private static final String FIRST_PAGE = new PageToken(List.of()).encode(List.of());

  private PageTokens() {}

  static @Nullable List<@Nullable Object> decode(@Nullable String token, List<OrderBy> order) {
    boolean isFirstPage = token == null || token.isEmpty() || token.equals(FIRST_PAGE);
    return isFirstPage ? null : PageToken.decode(token, order).values();
  }

  static @Nullable String encode(@Nullable List<@Nullable Object> values, List<OrderBy> order) {
    if (values == null) {
      return null;
    }
    return values.isEmpty() ? FIRST_PAGE : new PageToken(values).encode(order);
  }
}
