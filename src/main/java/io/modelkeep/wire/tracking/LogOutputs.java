package io.modelkeep.wire.tracking;

import static io.modelkeep.wire.FieldCheck.ARRAY;
import static io.modelkeep.wire.FieldCheck.REQUIRED;
import static io.modelkeep.wire.FieldCheck.STRING;

import io.modelkeep.wire.RequestSchema;
import io.modelkeep.wire.WireMessage;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells which logged models a run made. */
@WireMessage
@RegisterForReflection
public record LogOutputs(@Nullable String runId, @Nullable List<ModelOutput> models) {
  public static final RequestSchema<LogOutputs> SCHEMA =
      RequestSchema.of(LogOutputs.class)
          .field("run_id", REQUIRED, STRING)
          .field("models", REQUIRED, ARRAY);

  @WireMessage
  @RegisterForReflection
  public record Response() {}
}
