package io.modelkeep.registry;

import io.modelkeep.events.Event;
import io.modelkeep.events.EventRecorder;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The registry's events: what is told of models and versions, and under which names. */
@ApplicationScoped
class RegistryEvents {
  private static final String MODEL = "registered_model";
  private static final String VERSION = "model_version";

  private final EventRecorder recorder;

  RegistryEvents(EventRecorder recorder) {
    this.recorder = recorder;
  }

  void ofModel(
      String action, long id, String name, @Nullable Object before, @Nullable Object after) {
    recorder.record(
        new Event(MODEL + "." + action, new Event.Subject(MODEL, id, name), before, after));
  }

  void ofVersion(
      String action,
      long id,
      String name,
      int version,
      @Nullable Object before,
      @Nullable Object after) {
    recorder.record(
        new Event(
            VERSION + "." + action,
            new Event.Subject(VERSION, id, name + "/" + version),
            before,
            after));
  }

  /** A field with its value, as an event shows it; null where there was none. */
  static @Nullable Map<String, String> field(String name, @Nullable String value) {
    return value == null ? null : Map.of(name, value);
  }

  static @Nullable Map<String, String> tag(String key, @Nullable String value) {
    return value == null ? null : Map.of("key", key, "value", value);
  }

  static @Nullable Map<String, String> alias(String alias, @Nullable String version) {
    return version == null ? null : Map.of("alias", alias, "version", version);
  }
}
