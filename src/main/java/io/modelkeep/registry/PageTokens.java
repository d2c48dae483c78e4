package io.modelkeep.registry;

import io.modelkeep.search.OrderBy;
import io.modelkeep.search.PageToken;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Page tokens of optional fields: none in, none out. */
final class PageTokens {
  private PageTokens() {}

  static @Nullable List<@Nullable Object> decode(@Nullable String token, List<OrderBy> order) {
    return token == null || token.isEmpty() ? null : PageToken.decode(token, order).values();
  }

  static @Nullable String encode(@Nullable List<@Nullable Object> values, List<OrderBy> order) {
    return values == null ? null : new PageToken(values).encode(order);
  }
}
