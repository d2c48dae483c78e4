package io.modelkeep.wire.tracking;

import static io.modelkeep.wire.FieldCheck.REQUIRED;
import static io.modelkeep.wire.FieldCheck.STRING;

import io.modelkeep.wire.RequestSchema;
import io.modelkeep.wire.WireMessage;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/** Deletes a tag of a run. */
@WireMessage
@RegisterForReflection
public record DeleteTag(@Nullable String runId, @Nullable String key) {
  public static final RequestSchema<DeleteTag> SCHEMA =
      RequestSchema.of(DeleteTag.class)
          .field("run_id", REQUIRED, STRING)
          .field("key", REQUIRED, STRING);

  @WireMessage
  @RegisterForReflection
  public record Response() {}
}
