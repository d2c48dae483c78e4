package io.modelkeep.registry;

import io.modelkeep.search.OrderBy;
import io.modelkeep.search.PageToken;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Page tokens of optional fields: none in, none out. A token without values is that of the first
 * page; a search for no rows at all answers it.
 */
final class PageTokens {
  private PageTokens() {}

  static @Nullable List<@Nullable Object> decode(@Nullable String token, List<OrderBy> order) {
    if (token == null || token.isEmpty()) {
      return null;
    }
    List<@Nullable Object> values = PageToken.decode(token, order).values();
    return values.isEmpty() ? null : values;
  }

  static @Nullable String encode(@Nullable List<@Nullable Object> values, List<OrderBy> order) {
    return values == null ? null : new PageToken(values).encode(order);
  }
}
