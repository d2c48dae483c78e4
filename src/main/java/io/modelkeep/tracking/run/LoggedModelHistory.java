package io.modelkeep.tracking.run;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelkeep.error.MlflowException;
import io.modelkeep.error.PythonText;
import io.modelkeep.wire.PythonJson;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The models a client before MLflow 3 logged to a run, as the JSON list in the run's tag.
 *
 * <p>Source: MLflow {@code server/handlers.py}, {@code _log_model}, and {@code models/model.py},
 * {@code get_tags_dict}.
 */
final class LoggedModelHistory {
  private static final List<String> REQUIRED =
      List.of("artifact_path", "flavors", "run_id", "utc_time_created");
  private static final List<String> KEPT =
      List.of("run_id", "artifact_path", "utc_time_created", "model_uuid");
  private static final JsonMapper MAPPER = new JsonMapper();

  private LoggedModelHistory() {}

  /**
   * What the list says of a model.
   *
   * @param fields those of the MLmodel file that are kept
   */
  record Entry(ObjectNode fields) {
    /** The list with this model as its last. */
    String appendedTo(@Nullable String list) {
      ArrayNode models = list == null ? MAPPER.createArrayNode() : readList(list);
      return PythonJson.print(models.add(fields));
    }
  }

  static Entry parse(String modelJson) {
    JsonNode model = readModel(modelJson);
    List<String> missing = REQUIRED.stream().filter(field -> !model.has(field)).toList();
    if (!missing.isEmpty()) {
      throw MlflowException.invalidParameter(
          "Model json is missing mandatory fields: " + PythonText.set(missing));
    }
    ObjectNode fields = MAPPER.createObjectNode();
    KEPT.stream().filter(model::has).forEach(field -> fields.set(field, model.get(field)));
    fields.set("flavors", withoutConfig(model.get("flavors")));
    return new Entry(fields);
  }

  private static JsonNode readModel(String modelJson) {
    try {
      JsonNode model = MAPPER.readTree(modelJson);
      if (model.isObject() && model.path("flavors").isContainerNode() || !model.has("flavors")) {
        return model;
      }
    } catch (JacksonException notJson) {
      // Told below, like JSON of another shape.
    }
    throw MlflowException.invalidParameter(
        "Malformed model info. \n %s \n is not a valid JSON.".formatted(modelJson));
  }

  /** A flavor's configuration can be large, and nobody reads it here. */
  private static ObjectNode withoutConfig(JsonNode flavors) {
    ObjectNode kept = MAPPER.createObjectNode();
    for (Map.Entry<String, JsonNode> flavor : flavors.properties()) {
      kept.set(
          flavor.getKey(),
          flavor.getValue() instanceof ObjectNode settings
              ? settings.deepCopy().without("config")
              : flavor.getValue());
    }
    return kept;
  }

  /** Somebody may have set the tag to anything. */
  private static ArrayNode readList(String list) {
    try {
      if (MAPPER.readTree(list) instanceof ArrayNode models) {
        return models;
      }
    } catch (JacksonException notJson) {
      // Told below, like JSON of another shape.
    }
    throw MlflowException.invalidParameter(
        "The tag '%s' does not hold a JSON list of models.".formatted(RunTags.LOGGED_MODELS));
  }
}
