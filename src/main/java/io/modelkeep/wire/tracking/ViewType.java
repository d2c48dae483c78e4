package io.modelkeep.wire.tracking;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.modelkeep.wire.ProtoEnum;
import org.jspecify.annotations.Nullable;

/** Whether active things are asked for, deleted ones, or both. */
public enum ViewType {
  ACTIVE_ONLY,
  DELETED_ONLY,
  ALL;

  @JsonCreator
  public static @Nullable ViewType read(Object value) {
    return ProtoEnum.read(value, values());
  }
}
