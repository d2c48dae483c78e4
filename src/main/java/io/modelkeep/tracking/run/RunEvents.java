package io.modelkeep.tracking.run;

import io.modelkeep.events.Event;
import io.modelkeep.events.EventRecorder;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** What is told of runs, and under which names. A run is called by its public id. */
@ApplicationScoped
class RunEvents {
  private static final String RUN = "run";

  private final EventRecorder recorder;

  RunEvents(EventRecorder recorder) {
    this.recorder = recorder;
  }

  void of(String action, RunRow run, @Nullable Object before, @Nullable Object after) {
    of(action, run.id(), run.runUuid(), before, after);
  }

  void of(String action, long id, String runUuid, @Nullable Object before, @Nullable Object after) {
    recorder.record(
        new Event(RUN + "." + action, new Event.Subject(RUN, id, runUuid), before, after));
  }
}
