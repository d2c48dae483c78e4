package io.modelkeep.tracking.experiment;

import io.modelkeep.wire.tracking.ViewType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether an experiment or run is there, or waits to be restored. On the wire and in the database
 * the {@link #label}.
 */
public enum LifecycleStage {
  ACTIVE("active"),
  DELETED("deleted"),
  /** Being collected: its artifacts may be gone already, so nobody finds or restores it. */
  GARBAGE("garbage");

  private final String label;

  LifecycleStage(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }

  public boolean isOf(String otherLabel) {
    return label.equals(otherLabel);
  }

  /**
   * The labels a search looks at.
   *
   * @param view null: active things only
   */
  public static List<String> labelsOf(@Nullable ViewType view) {
    return switch (view == null ? ViewType.ACTIVE_ONLY : view) {
      case ACTIVE_ONLY -> List.of(ACTIVE.label);
      case DELETED_ONLY -> List.of(DELETED.label);
      case ALL -> List.of(ACTIVE.label, DELETED.label);
    };
  }
}
