package io.modelkeep.tracking.loggedmodel;

import static io.modelkeep.wire.ProtoText.orEmpty;

import io.modelkeep.error.MlflowException;
import io.modelkeep.error.PythonText;
import io.modelkeep.wire.tracking.LoggedModel;
import io.modelkeep.wire.tracking.LoggedModelData;
import io.modelkeep.wire.tracking.LoggedModelInfo;
import io.modelkeep.wire.tracking.LoggedModelParameter;
import io.modelkeep.wire.tracking.LoggedModelStatus;
import io.modelkeep.wire.tracking.LoggedModelTag;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** From entities to the protocol's messages, and from its lists of keys and values to maps. */
final class LoggedModelMapper {
  private LoggedModelMapper() {}

  static LoggedModel toWire(LoggedModelEntity model) {
    return new LoggedModel(
        new LoggedModelInfo(
            model.modelId,
            Long.toString(model.experimentId),
            model.name,
            model.creationTime,
            model.lastUpdatedTime,
            model.artifactLocation,
            LoggedModelStatus.values()[model.status],
            model.modelType,
            model.sourceRunId,
            model.statusMessage,
            toList(model.tags, LoggedModelTag::new)),
        new LoggedModelData(toList(model.params, LoggedModelParameter::new), model.metrics));
  }

  /** Of several tags with one key the last counts. */
  static Map<String, String> tags(@Nullable List<LoggedModelTag> tags) {
    Map<String, String> valuesByKey = new LinkedHashMap<>();
    if (tags != null) {
      tags.forEach(tag -> valuesByKey.put(orEmpty(tag.key()), orEmpty(tag.value())));
    }
    return valuesByKey;
  }

  /**
   * Parameters are set once.
   *
   * @throws MlflowException INVALID_PARAMETER_VALUE if a key is there with two values
   */
  static Map<String, String> params(@Nullable List<LoggedModelParameter> params) {
    Map<String, String> valuesByKey = new LinkedHashMap<>();
    if (params != null) {
      for (LoggedModelParameter param : params) {
        String value = orEmpty(param.value());
        String before = valuesByKey.put(orEmpty(param.key()), value);
        if (before != null && !before.equals(value)) {
          // MLflow shows its database's words on this.
          throw MlflowException.invalidParameter(
              "Duplicate parameter keys have been submitted: %s"
                  .formatted(PythonText.list(List.of(orEmpty(param.key())))));
        }
      }
    }
    return valuesByKey;
  }

  private static <T> List<T> toList(
      Map<String, String> valuesByKey, BiFunction<String, String, T> item) {
    return valuesByKey.entrySet().stream()
        .map(entry -> item.apply(entry.getKey(), entry.getValue()))
        .toList();
  }
}
