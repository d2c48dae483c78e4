package io.modelkeep.tracking.dataset;

import io.modelkeep.error.MlflowException;
import io.modelkeep.wire.TextRules;
import io.modelkeep.wire.tracking.Dataset;
import io.modelkeep.wire.tracking.DatasetInput;
import io.modelkeep.wire.tracking.InputTag;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What MLflow demands of the inputs and outputs of runs.
 *
 * <p>Source: MLflow {@code utils/validation.py}; lengths from there and, for types and ids, from
 * the columns of its database, which PostgreSQL enforces.
 */
final class RunInputRules {
  private static final int MAX_NAME = 500;
  private static final int MAX_DIGEST = 36;
  private static final int MAX_SOURCE_TYPE = 36;
  private static final int MAX_SOURCE = 65_535;
  private static final int MAX_SCHEMA = 1_048_575;
  private static final int MAX_PROFILE = 16_777_215;
  private static final int MAX_TAG_KEY = 255;
  private static final int MAX_TAG_VALUE = 500;
  private static final int MAX_MODEL_ID = 36;

  private RunInputRules() {}

  static void check(List<DatasetInput> inputs) {
    for (DatasetInput input : inputs) {
      check(input.dataset());
      check(input.tags(), input.dataset());
    }
  }

  private static void check(Dataset dataset) {
    TextRules.checkLength("name", MAX_NAME, dataset.name());
    TextRules.checkLength("digest", MAX_DIGEST, dataset.digest());
    TextRules.checkLength("source", MAX_SOURCE, dataset.source());
    TextRules.checkLength("schema", MAX_SCHEMA, dataset.schema());
    TextRules.checkLength("profile", MAX_PROFILE, dataset.profile());
    TextRules.checkLength("source_type", MAX_SOURCE_TYPE, dataset.sourceType());
  }

  private static void check(List<InputTag> tags, Dataset dataset) {
    Map<String, String> values = new HashMap<>();
    for (InputTag tag : tags) {
      TextRules.checkLength("key", MAX_TAG_KEY, tag.key());
      TextRules.checkLength("value", MAX_TAG_VALUE, tag.value());
      String before = values.put(tag.key(), tag.value());
      if (before != null && !before.equals(tag.value())) {
        // MLflow shows its database's words on this.
        throw MlflowException.invalidParameter(
            "The input of dataset '%s' has more than one tag with key '%s'."
                .formatted(dataset.name(), tag.key()));
      }
    }
  }

  static void checkModelIds(List<String> modelIds) {
    modelIds.forEach(id -> TextRules.checkLength("model_id", MAX_MODEL_ID, id));
  }
}
