package io.modelkeep.search;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One key of an order.
 *
 * <p>Rows without the key come last in either direction; a metric that is NaN comes after the
 * numbers and before the rows without it, in either direction too.
 *
 * @param key as in {@link Comparison#key}
 * @param dataset of a logged model's metric: only its values on this dataset count; null everywhere
 *     else
 */
public record OrderBy(
    EntityType entity, String key, boolean ascending, @Nullable DatasetScope dataset) {

  /** An order without a dataset. */
  public OrderBy(EntityType entity, String key, boolean ascending) {
    this(entity, key, ascending, null);
  }

  /**
   * The dataset whose metric values count; at least one of the two is there.
   *
   * @param name null: any name
   * @param digest null: any version
   */
  public record DatasetScope(@Nullable String name, @Nullable String digest) {}

  boolean sameKeyAs(OrderBy other) {
    return entity == other.entity
        && key.equals(other.key)
        && Objects.equals(dataset, other.dataset);
  }
}
