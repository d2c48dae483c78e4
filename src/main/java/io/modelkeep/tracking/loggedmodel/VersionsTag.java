package io.modelkeep.tracking.loggedmodel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelkeep.wire.PythonJson;
import org.jspecify.annotations.Nullable;

/**
 * The tag of a logged model that lists the versions made from it: {@code [{"name": "iris",
 * "version": 1}]}, spaced and escaped as Python's {@code json.dumps} does.
 *
 * <p>Source: MLflow {@code AbstractStore.set_model_versions_tags}.
 */
final class VersionsTag {
  static final String KEY = "mlflow.modelVersions";

  private static final JsonMapper JSON = new JsonMapper();

  private VersionsTag() {}

  /**
   * The value with one version more.
   *
   * @param before the value so far; null and what is no list, which only a caller can have written,
   *     count as an empty one
   */
  static String with(@Nullable String before, String name, int version) {
    ArrayNode versions = parse(before);
    ObjectNode added = JSON.createObjectNode().put("name", name).put("version", version);
    boolean isThere = false;
    for (JsonNode noted : versions) {
      isThere |= noted.equals(added);
    }
    return PythonJson.print(isThere ? versions : versions.add(added));
  }

  private static ArrayNode parse(@Nullable String value) {
    try {
      if (value != null && JSON.readTree(value) instanceof ArrayNode versions) {
        return versions;
      }
    } catch (JsonProcessingException notJson) {
      // Told of in the documentation of the method above.
    }
    return JSON.createArrayNode();
  }
}
