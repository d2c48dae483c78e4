package io.modelkeep.search;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Sets of names that messages list. */
final class AttributeNames {

  private AttributeNames() {}

  /** A set that keeps the order of its elements, so that a message is always the same. */
  static Set<String> of(String... elements) {
    return Collections.unmodifiableSet(new LinkedHashSet<>(List.of(elements)));
  }
}
