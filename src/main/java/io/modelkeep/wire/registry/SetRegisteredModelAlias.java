package io.modelkeep.wire.registry;

import static io.modelkeep.wire.FieldCheck.REQUIRED;
import static io.modelkeep.wire.FieldCheck.STRING;

import io.modelkeep.wire.RequestSchema;
import io.modelkeep.wire.WireMessage;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/** Points an alias at a version. */
@WireMessage
@RegisterForReflection
public record SetRegisteredModelAlias(
    @Nullable String name, @Nullable String alias, @Nullable String version) {
  public static final RequestSchema<SetRegisteredModelAlias> SCHEMA =
      RequestSchema.of(SetRegisteredModelAlias.class)
          .field("name", STRING, REQUIRED)
          .field("alias", STRING, REQUIRED)
          .field("version", STRING, REQUIRED);

  @WireMessage
  public record Response() {}
}
