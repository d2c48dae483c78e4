package io.modelkeep.search;

import io.modelkeep.error.MlflowException;
import io.modelkeep.error.PythonText;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A key as written: {@code tags.`my key`}.
 *
 * @param prefix what stands before the first dot, null if there is none
 * @param quotedName the rest, still in its quotes
 */
record Identifier(@Nullable String prefix, String quotedName) {

  private static final Map<String, EntityType> ATTRIBUTE_OR_TAG =
      Map.of(
          "attribute", EntityType.ATTRIBUTE,
          "tag", EntityType.TAG,
          "tags", EntityType.TAG);

  private static final Map<String, EntityType> ANY =
      Map.ofEntries(
          Map.entry("metric", EntityType.METRIC),
          Map.entry("metrics", EntityType.METRIC),
          Map.entry("parameter", EntityType.PARAM),
          Map.entry("parameters", EntityType.PARAM),
          Map.entry("param", EntityType.PARAM),
          Map.entry("params", EntityType.PARAM),
          Map.entry("tag", EntityType.TAG),
          Map.entry("tags", EntityType.TAG),
          Map.entry("attribute", EntityType.ATTRIBUTE),
          Map.entry("attributes", EntityType.ATTRIBUTE),
          Map.entry("attr", EntityType.ATTRIBUTE),
          Map.entry("run", EntityType.ATTRIBUTE),
          Map.entry("dataset", EntityType.DATASET),
          Map.entry("datasets", EntityType.DATASET));

  static Identifier parse(String text) {
    int dot = text.indexOf('.');
    return dot < 0
        ? new Identifier(null, text)
        : new Identifier(text.substring(0, dot), text.substring(dot + 1));
  }

  String name() {
    return Quotes.remove(quotedName);
  }

  /** The type of a key of something that has only attributes and tags. */
  EntityType attributeOrTag() {
    if (prefix == null) {
      return EntityType.ATTRIBUTE;
    }
    EntityType type = ATTRIBUTE_OR_TAG.get(prefix);
    if (type == null) {
      throw MlflowException.invalidParameter(
          "Invalid entity type '"
              + prefix
              + "'. Valid entity types are ('attribute', 'tag', 'tags')");
    }
    return type;
  }

  /** The type of a key of something that has them all. */
  EntityType anyType() {
    if (prefix == null) {
      return EntityType.ATTRIBUTE;
    }
    String word = Quotes.removeBackticks(prefix);
    EntityType type = ANY.get(word);
    if (type == null) {
      List<String> words = Arrays.stream(EntityType.values()).map(EntityType::word).toList();
      throw MlflowException.invalidParameter(
          "Invalid entity type '" + word + "'. Valid values are " + PythonText.list(words));
    }
    return type;
  }
}
