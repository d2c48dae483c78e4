package io.modelkeep.tracking.experiment;

import io.modelkeep.events.Event;
import io.modelkeep.events.EventRecorder;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is told of experiments, and under which names. */
@ApplicationScoped
class ExperimentEvents {
  private static final String EXPERIMENT = "experiment";

  private final EventRecorder recorder;

  ExperimentEvents(EventRecorder recorder) {
    this.recorder = recorder;
  }

  void of(String action, long id, String name, @Nullable Object before, @Nullable Object after) {
    recorder.record(
        new Event(
            EXPERIMENT + "." + action, new Event.Subject(EXPERIMENT, id, name), before, after));
  }

  static @Nullable Map<String, String> tag(String key, @Nullable String value) {
    return value == null ? null : Map.of("key", key, "value", value);
  }
}
