package io.modelkeep.wire.tracking;

import io.modelkeep.wire.WireMessage;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** Asks for a logged model; the path says which. */
@WireMessage
@RegisterForReflection
public record GetLoggedModel() {
  @WireMessage
  @RegisterForReflection
  public record Response(LoggedModel model) {}
}
