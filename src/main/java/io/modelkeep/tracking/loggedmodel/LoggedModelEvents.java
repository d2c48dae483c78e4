package io.modelkeep.tracking.loggedmodel;

import io.modelkeep.events.Event;
import io.modelkeep.events.EventRecorder;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** The events of logged models. */
@ApplicationScoped
class LoggedModelEvents {
  private static final String TYPE = "logged_model";

  private final EventRecorder recorder;

  LoggedModelEvents(EventRecorder recorder) {
    this.recorder = recorder;
  }

  /**
   * @param modelId the public id, under which people know a logged model; its name is not unique
   */
  void record(
      String action, long id, String modelId, @Nullable Object before, @Nullable Object after) {
    recorder.record(
        new Event(TYPE + "." + action, new Event.Subject(TYPE, id, modelId), before, after));
  }
}
