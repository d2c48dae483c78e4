package io.modelkeep.wire.tracking;

import org.jspecify.annotations.Nullable;

/** Older clients say {@code run_uuid} where newer ones say {@code run_id}; newer ones win. */
final class RunIds {
  private RunIds() {}

  static String either(@Nullable String runId, @Nullable String runUuid) {
    if (runId != null && !runId.isEmpty()) {
      return runId;
    }
    return runUuid == null ? "" : runUuid;
  }
}
