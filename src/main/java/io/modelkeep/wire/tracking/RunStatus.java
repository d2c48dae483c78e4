package io.modelkeep.wire.tracking;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.modelkeep.wire.ProtoEnum;
import org.jspecify.annotations.Nullable;

/** How far a run is. */
public enum RunStatus {
  RUNNING,
  SCHEDULED,
  FINISHED,
  FAILED,
  KILLED;

  @JsonCreator
  public static @Nullable RunStatus read(Object value) {
    return ProtoEnum.read(value, values());
  }
}
