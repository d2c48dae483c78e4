package io.modelkeep.wire.registry;

import static io.modelkeep.wire.FieldCheck.REQUIRED;
import static io.modelkeep.wire.FieldCheck.STRING;

import io.modelkeep.wire.RequestSchema;
import io.modelkeep.wire.WireMessage;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/** Asks for a version. */
@WireMessage
@RegisterForReflection
public record GetModelVersion(@Nullable String name, @Nullable String version) {
  public static final RequestSchema<GetModelVersion> SCHEMA =
      RequestSchema.of(GetModelVersion.class)
          .field("name", STRING, REQUIRED)
          .field("version", STRING, REQUIRED);

  @WireMessage
  public record Response(ModelVersion modelVersion) {}
}
