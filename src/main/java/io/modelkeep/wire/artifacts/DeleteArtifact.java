package io.modelkeep.wire.artifacts;

import io.modelkeep.wire.WireMessage;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** Deletes a file or a folder of the proxy; its path stands in the URL. */
@WireMessage
@RegisterForReflection
public record DeleteArtifact() {
  @WireMessage
  public record Response() {}
}
