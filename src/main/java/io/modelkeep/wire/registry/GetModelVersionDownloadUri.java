package io.modelkeep.wire.registry;

import io.modelkeep.wire.RequestSchema;
import io.modelkeep.wire.WireMessage;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/** Asks where a version's files are. */
@WireMessage
@RegisterForReflection
public record GetModelVersionDownloadUri(@Nullable String name, @Nullable String version) {
  public static final RequestSchema<GetModelVersionDownloadUri> SCHEMA =
      RequestSchema.of(GetModelVersionDownloadUri.class);

  @WireMessage
  public record Response(String artifactUri) {}
}
