package io.modelkeep.wire.tracking;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.modelkeep.wire.ProtoEnum;
import org.jspecify.annotations.Nullable;

/** Whether a logged model's files are there. A constant's ordinal is its number in MLflow. */
public enum LoggedModelStatus {
  LOGGED_MODEL_STATUS_UNSPECIFIED,
  LOGGED_MODEL_PENDING,
  LOGGED_MODEL_READY,
  LOGGED_MODEL_UPLOAD_FAILED;

  @JsonCreator
  public static @Nullable LoggedModelStatus read(Object value) {
    return ProtoEnum.readFromZero(value, values());
  }
}
