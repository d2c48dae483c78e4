package io.modelkeep.tracking.gc;

/**
 * What a collection did.
 *
 * @param deleted how much went, or would go in a dry run
 * @param kept how much was old enough but is needed
 * @param failed how much could not be deleted this time; the next collection tries again
 */
public record GarbageSummary(int deleted, int kept, int failed) {
  static final GarbageSummary NOTHING = new GarbageSummary(0, 0, 0);

  GarbageSummary plus(GarbageSummary other) {
    return new GarbageSummary(deleted + other.deleted, kept + other.kept, failed + other.failed);
  }

  @Override
  public String toString() {
    return "%d deleted, %d kept, %d failed".formatted(deleted, kept, failed);
  }
}
