package io.modelkeep.wire.registry;

import static io.modelkeep.wire.FieldCheck.REQUIRED;
import static io.modelkeep.wire.FieldCheck.STRING;

import io.modelkeep.wire.RequestSchema;
import io.modelkeep.wire.WireMessage;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/** Deletes an alias. */
@WireMessage
@RegisterForReflection
public record DeleteRegisteredModelAlias(@Nullable String name, @Nullable String alias) {
  public static final RequestSchema<DeleteRegisteredModelAlias> SCHEMA =
      RequestSchema.of(DeleteRegisteredModelAlias.class)
          .field("name", STRING, REQUIRED)
          .field("alias", STRING, REQUIRED);

  @WireMessage
  public record Response() {}
}
