package io.modelkeep.search;

/**
 * What a key of a filter or an order belongs to.
 *
 * <p>Source: MLflow {@code SearchUtils._IDENTIFIERS}.
 */
public enum EntityType {
  METRIC("metric", "metrics"),
  PARAM("parameter", "params"),
  TAG("tag", "tags"),
  ATTRIBUTE("attribute", "attribute"),
  DATASET("dataset", "dataset");

  private final String word;
  private final String prefix;

  EntityType(String word, String prefix) {
    this.word = word;
    this.prefix = prefix;
  }

  /** The word MLflow's messages use. */
  String word() {
    return word;
  }

  /** What a printed key begins with; every dialect that knows the type reads it. */
  String prefix() {
    return prefix;
  }
}
