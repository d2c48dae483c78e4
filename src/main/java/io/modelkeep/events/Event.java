package io.modelkeep.events;

import org.jspecify.annotations.Nullable;

/**
 * One mutation, as the service that made it tells it.
 *
 * @param action what was done, {@code model_version.stage_transitioned}
 * @param subject what it was done to
 * @param before what was replaced, a record or map that becomes a JSON object; null where there was
 *     nothing
 * @param after what is left, likewise; null where nothing is left
 */
public record Event(
    String action, Subject subject, @Nullable Object before, @Nullable Object after) {
  /**
   * What an event is about.
   *
   * @param type {@code registered_model}, {@code model_version}, {@code run} ...
   * @param id its surrogate key, which stays through renames
   * @param name what people call it, at the time of the event
   */
  public record Subject(String type, long id, String name) {}
}
