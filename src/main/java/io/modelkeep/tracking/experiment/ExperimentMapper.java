package io.modelkeep.tracking.experiment;

import io.modelkeep.error.MlflowException;
import io.modelkeep.wire.tracking.Experiment;
import io.modelkeep.wire.tracking.ExperimentTag;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** From entities to the protocol's messages, and from its tags to maps. */
@ApplicationScoped
class ExperimentMapper {
  private final ExperimentLocation location;

  ExperimentMapper(ExperimentLocation location) {
    this.location = location;
  }

  Experiment toWire(ExperimentEntity experiment) {
    return new Experiment(
        Long.toString(experiment.id),
        experiment.name,
        location.of(experiment.id, experiment.artifactLocation),
        experiment.lifecycleStage,
        experiment.lastUpdatedTime,
        experiment.creationTime,
        experiment.tags.entrySet().stream()
            .map(tag -> new ExperimentTag(tag.getKey(), tag.getValue()))
            .toList(),
        experiment.workspace);
  }

  /** A tag without a key or value has an empty one; two of one key are refused. */
  static Map<String, String> tags(@Nullable List<ExperimentTag> tags) {
    Map<String, String> values = new LinkedHashMap<>();
    for (ExperimentTag tag : tags == null ? List.<ExperimentTag>of() : tags) {
      String key = Objects.requireNonNullElse(tag.key(), "");
      String value = Objects.requireNonNullElse(tag.value(), "");
      if (values.put(key, value) != null) {
        throw MlflowException.invalidParameter(
            "Duplicate tag key '%s': an experiment has one value per key.".formatted(key));
      }
    }
    return values;
  }
}
