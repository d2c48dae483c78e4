package io.modelkeep.wire.tracking;

import io.modelkeep.wire.WireMessage;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** Deletes a logged model; the path says which. */
@WireMessage
@RegisterForReflection
public record DeleteLoggedModel() {
  @WireMessage
  @RegisterForReflection
  public record Response() {}
}
