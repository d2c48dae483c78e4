package io.modelkeep.wire.registry;

import static io.modelkeep.wire.FieldCheck.ARRAY;
import static io.modelkeep.wire.FieldCheck.ITEM_TYPE_STRING;
import static io.modelkeep.wire.FieldCheck.REQUIRED;
import static io.modelkeep.wire.FieldCheck.STRING;

import io.modelkeep.wire.RequestSchema;
import io.modelkeep.wire.WireMessage;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks for the newest version of each stage, of all stages where none is named. */
@WireMessage
@RegisterForReflection
public record GetLatestVersions(@Nullable String name, @Nullable List<String> stages) {
  public static final RequestSchema<GetLatestVersions> SCHEMA =
      RequestSchema.of(GetLatestVersions.class)
          .field("name", STRING, REQUIRED)
          .field("stages", ARRAY, ITEM_TYPE_STRING);

  @WireMessage
  public record Response(List<ModelVersion> modelVersions) {}
}
