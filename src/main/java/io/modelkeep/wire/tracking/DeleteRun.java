package io.modelkeep.wire.tracking;

import static io.modelkeep.wire.FieldCheck.REQUIRED;
import static io.modelkeep.wire.FieldCheck.STRING;

import io.modelkeep.wire.RequestSchema;
import io.modelkeep.wire.WireMessage;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/** Marks a run as deleted. */
@WireMessage
@RegisterForReflection
public record DeleteRun(@Nullable String runId) {
  public static final RequestSchema<DeleteRun> SCHEMA =
      RequestSchema.of(DeleteRun.class).field("run_id", REQUIRED, STRING);

  @WireMessage
  @RegisterForReflection
  public record Response() {}
}
