package io.modelkeep.artifacts.sealing;

import io.modelkeep.events.Event;
import io.modelkeep.events.EventRecorder;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is told of sealing, and under which names. */
@ApplicationScoped
class SealEvents {
  private static final String MODEL = "registered_model";
  private static final String VERSION = "model_version";

  private final EventRecorder recorder;

  SealEvents(EventRecorder recorder) {
    this.recorder = recorder;
  }

  void ofModel(
      String action, long id, String name, @Nullable Boolean before, @Nullable Boolean after) {
    recorder.record(
        new Event(
            MODEL + "." + action,
            new Event.Subject(MODEL, id, name),
            before == null ? null : Map.of("enabled", before),
            after == null ? null : Map.of("enabled", after)));
  }

  /**
   * @param label name and number, {@code name/1}
   */
  void ofVersion(
      String action, long id, String label, @Nullable Object before, @Nullable Object after) {
    recorder.record(
        new Event(VERSION + "." + action, new Event.Subject(VERSION, id, label), before, after));
  }
}
