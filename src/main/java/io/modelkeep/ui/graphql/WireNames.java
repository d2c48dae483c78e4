package io.modelkeep.ui.graphql;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;

/** Fields are spelt {@code runId} in queries and {@code run_id} in messages. */
final class WireNames {
  private static final PropertyNamingStrategies.SnakeCaseStrategy STRATEGY =
      new PropertyNamingStrategies.SnakeCaseStrategy();

  private WireNames() {}

  static String of(String queryName) {
    return STRATEGY.translate(queryName);
  }
}
