package io.modelkeep.events;

/** On whose behalf the current request acts; implemented by the layer that knows the caller. */
public interface EventOrigin {
  /** The workspace the request acts in. */
  long workspaceId();

  /** Who asked: a user name, or {@code anonymous} where nobody has to say. */
  String actor();

  /** The request's id, as answered in {@code X-Request-Id} and written to the log. */
  String requestId();
}
