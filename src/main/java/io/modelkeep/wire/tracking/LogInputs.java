package io.modelkeep.wire.tracking;

import static io.modelkeep.wire.FieldCheck.ARRAY;
import static io.modelkeep.wire.FieldCheck.REQUIRED;
import static io.modelkeep.wire.FieldCheck.STRING;

import io.modelkeep.wire.RequestSchema;
import io.modelkeep.wire.WireMessage;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells what a run read. */
@WireMessage
@RegisterForReflection
public record LogInputs(
    @Nullable String runId,
    @Nullable List<DatasetInput> datasets,
    @Nullable List<ModelInput> models) {
  public static final RequestSchema<LogInputs> SCHEMA =
      RequestSchema.of(LogInputs.class)
          .field("run_id", REQUIRED, STRING)
          .field("datasets", ARRAY)
          .field("models", ARRAY);

  @WireMessage
  @RegisterForReflection
  public record Response() {}
}
