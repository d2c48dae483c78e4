package io.modelkeep.wire.tracking;

import io.modelkeep.wire.WireMessage;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** Deletes a tag of a logged model; the path says which. */
@WireMessage
@RegisterForReflection
public record DeleteLoggedModelTag() {
  @WireMessage
  @RegisterForReflection
  public record Response() {}
}
