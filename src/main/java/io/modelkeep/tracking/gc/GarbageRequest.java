package io.modelkeep.tracking.gc;

import java.time.Duration;
import java.util.List;

/**
 * What to collect.
 *
 * @param olderThan how long ago it must have been deleted
 * @param runIds public ids
 * @param experimentIds public ids
 * @param loggedModelIds public ids
 * @param isDryRun whether to tell only what would be deleted
 */
public record GarbageRequest(
    Duration olderThan,
    List<String> runIds,
    List<String> experimentIds,
    List<String> loggedModelIds,
    boolean isDryRun) {
  /** Everything that was deleted as long ago. */
  public static GarbageRequest everything(Duration olderThan) {
    return new GarbageRequest(olderThan, List.of(), List.of(), List.of(), false);
  }

  /** Whether it names things; then nothing else is collected. */
  boolean namesAny() {
    return !(runIds.isEmpty() && experimentIds.isEmpty() && loggedModelIds.isEmpty());
  }
}
