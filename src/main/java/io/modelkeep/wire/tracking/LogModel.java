package io.modelkeep.wire.tracking;

import static io.modelkeep.wire.FieldCheck.REQUIRED;
import static io.modelkeep.wire.FieldCheck.STRING;

import io.modelkeep.wire.RequestSchema;
import io.modelkeep.wire.WireMessage;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/**
 * Notes on a run that a model was logged, as clients before MLflow 3 do.
 *
 * @param modelJson the content of the MLmodel file as JSON
 */
@WireMessage
@RegisterForReflection
public record LogModel(@Nullable String runId, @Nullable String modelJson) {
  public static final RequestSchema<LogModel> SCHEMA =
      RequestSchema.of(LogModel.class)
          .field("run_id", STRING, REQUIRED)
          .field("model_json", STRING, REQUIRED);

  @WireMessage
  @RegisterForReflection
  public record Response() {}
}
