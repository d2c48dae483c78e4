package io.modelkeep.wire.tracking;

import static io.modelkeep.wire.FieldCheck.REQUIRED;
import static io.modelkeep.wire.FieldCheck.STRING;

import io.modelkeep.wire.RequestSchema;
import io.modelkeep.wire.WireMessage;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/** Takes back the deletion of a run. */
@WireMessage
@RegisterForReflection
public record RestoreRun(@Nullable String runId) {
  public static final RequestSchema<RestoreRun> SCHEMA =
      RequestSchema.of(RestoreRun.class).field("run_id", REQUIRED, STRING);

  @WireMessage
  @RegisterForReflection
  public record Response() {}
}
