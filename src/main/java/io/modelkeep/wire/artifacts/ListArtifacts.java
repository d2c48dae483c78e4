package io.modelkeep.wire.artifacts;

import io.modelkeep.wire.RequestSchema;
import io.modelkeep.wire.WireMessage;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks for what is directly in a folder of the proxy.
 *
 * @param path relative to the proxy's root, which is listed if unset
 */
@WireMessage
@RegisterForReflection
public record ListArtifacts(@Nullable String path) {
  public static final RequestSchema<ListArtifacts> SCHEMA = RequestSchema.of(ListArtifacts.class);

  @WireMessage
  public record Response(List<FileInfo> files) {}
}
