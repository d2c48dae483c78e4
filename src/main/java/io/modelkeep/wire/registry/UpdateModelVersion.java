package io.modelkeep.wire.registry;

import static io.modelkeep.wire.FieldCheck.REQUIRED;
import static io.modelkeep.wire.FieldCheck.STRING;

import io.modelkeep.wire.RequestSchema;
import io.modelkeep.wire.WireMessage;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/** Replaces the description of a version; without one it is cleared. */
@WireMessage
@RegisterForReflection
public record UpdateModelVersion(
    @Nullable String name, @Nullable String version, @Nullable String description) {
  public static final RequestSchema<UpdateModelVersion> SCHEMA =
      RequestSchema.of(UpdateModelVersion.class)
          .field("name", STRING, REQUIRED)
          .field("version", STRING, REQUIRED)
          .field("description", STRING);

  @WireMessage
  public record Response(ModelVersion modelVersion) {}
}
