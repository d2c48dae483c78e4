package io.modelkeep.http;

import io.modelkeep.events.EventOrigin;
import jakarta.enterprise.context.RequestScoped;

/** What is known of the request being answered. */
@RequestScoped
public class CurrentRequest implements EventOrigin {
  private static final long DEFAULT_WORKSPACE = 1;
  private static final String ANONYMOUS = "anonymous";

  private static final String SERVER = "modelkeep";

  private String requestId = "";
  private String actor = ANONYMOUS;

  void start(String id) {
    requestId = id;
  }

  /**
   * Says that nobody asked: the server acts by itself, in a context of its own.
   *
   * @param task what it does, as events and logs name it in the place of a request
   */
  public void actForServer(String task) {
    requestId = task;
    actor = SERVER;
  }

  @Override
  public long workspaceId() {
    return DEFAULT_WORKSPACE;
  }

  @Override
  public String actor() {
    return actor;
  }

  @Override
  public String requestId() {
    return requestId;
  }
}
