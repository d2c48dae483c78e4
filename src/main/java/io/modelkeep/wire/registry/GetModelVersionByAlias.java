package io.modelkeep.wire.registry;

import static io.modelkeep.wire.FieldCheck.REQUIRED;
import static io.modelkeep.wire.FieldCheck.STRING;

import io.modelkeep.wire.RequestSchema;
import io.modelkeep.wire.WireMessage;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/** Asks for the version an alias points at. */
@WireMessage
@RegisterForReflection
public record GetModelVersionByAlias(@Nullable String name, @Nullable String alias) {
  public static final RequestSchema<GetModelVersionByAlias> SCHEMA =
      RequestSchema.of(GetModelVersionByAlias.class)
          .field("name", STRING, REQUIRED)
          .field("alias", STRING, REQUIRED);

  @WireMessage
  public record Response(ModelVersion modelVersion) {}
}
