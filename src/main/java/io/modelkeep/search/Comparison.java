package io.modelkeep.search;

/**
 * One checked comparison: its key is known to the dialect, its operator allowed for the key and its
 * value of the kind both ask for.
 *
 * @param key the canonical name of an attribute (aliases are resolved), the bare key of a tag,
 *     param or metric, or {@code name}, {@code digest} or {@code context} of a dataset
 */
public record Comparison(EntityType entity, String key, ComparisonOperator operator, Value value) {}
