package io.modelkeep.http;

import io.modelkeep.events.EventOrigin;
import jakarta.enterprise.context.RequestScoped;

/** What is known of the request being answered. */
@RequestScoped
public class CurrentRequest implements EventOrigin {
  private static final long DEFAULT_WORKSPACE = 1;
  private static final String ANONYMOUS = "anonymous";

  private String requestId = "";

  void start(String id) {
    requestId = id;
  }

  @Override
  public long workspaceId() {
    return DEFAULT_WORKSPACE;
  }

  @Override
  public String actor() {
    return ANONYMOUS;
  }

  @Override
  public String requestId() {
    return requestId;
  }
}
