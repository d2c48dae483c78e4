package io.modelkeep.search;

import io.modelkeep.error.MlflowException;
import io.modelkeep.error.PythonText;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a page ended: the sort values of its last row, from which the next page goes on.
 *
 * <p>On the wire an opaque text fit for URLs. Unlike MLflow's, which holds an offset, it costs the
 * same on every page and neither skips nor repeats rows when others are written in between. It says
 * nothing of who may see what: whoever reads it must apply the filter and the permissions again.
 *
 * @param values one per key of the order: {@link String}, {@link Long}, {@link Double} (NaN
 *     included) or null
 */
public record PageToken(List<@Nullable Object> values) {
  /** What a search for no rows at all answers: its next page is the first one. */
  private static final String FIRST_PAGE = new PageToken(List.of()).encode(List.of());

  public PageToken {
    values = Collections.unmodifiableList(new ArrayList<>(values));
  }

  /** The token as the client sees it. */
  public String encode(List<OrderBy> order) {
    return new TokenContent(TokenContent.fingerprint(order), values).encode();
  }

  /**
   * Reads what {@link #encode} wrote for the same order. The filter may be another one, as in
   * MLflow.
   *
   * @throws MlflowException if it is no token of ours, or one of another order
   */
  public static PageToken decode(String token, List<OrderBy> order) {
    return TokenContent.decode(token)
        .filter(content -> content.order() == TokenContent.fingerprint(order))
        .filter(content -> content.values().size() == order.size())
        .map(content -> new PageToken(content.values()))
        .orElseThrow(() -> MlflowException.invalidParameter(malformed(token)));
  }

  /** As {@link #decode}, where no token means the first page: null. */
  public static @Nullable List<@Nullable Object> decodeOptional(
      @Nullable String token, List<OrderBy> order) {
    boolean isFirstPage = token == null || token.isEmpty() || token.equals(FIRST_PAGE);
    return isFirstPage ? null : decode(token, order).values();
  }

  /** As {@link #encode}, where null means that there is no next page, and nothing the first one. */
  public static @Nullable String encodeOptional(
      @Nullable List<@Nullable Object> values, List<OrderBy> order) {
    if (values == null) {
      return null;
    }
    return values.isEmpty() ? FIRST_PAGE : new PageToken(values).encode(order);
  }

  /**
   * MLflow looks into the base64 of an offset, so its words depend on what that holds.
   *
   * <p>Source: MLflow {@code SearchUtils.parse_start_offset_from_page_token}.
   */
  private static String malformed(String token) {
    return decodedLikePython(token)
        .map(bytes -> "Invalid page token, decoded value=" + PythonText.repr(bytes))
        .orElse("Invalid page token, could not base64-decode");
  }

  /** Python passes over what is not of the alphabet, but wants the padding that Java does not. */
  private static Optional<byte[]> decodedLikePython(String token) {
    String known = token.replaceAll("[^A-Za-z0-9+/=]", "");
    if (known.length() % 4 != 0) {
      return Optional.empty();
    }
    try {
      return Optional.of(Base64.getDecoder().decode(known));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
