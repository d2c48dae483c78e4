package io.modelkeep.wire.tracking;

import static io.modelkeep.wire.FieldCheck.ARRAY;
import static io.modelkeep.wire.FieldCheck.REQUIRED;
import static io.modelkeep.wire.FieldCheck.STRING;

import io.modelkeep.wire.RequestSchema;
import io.modelkeep.wire.WireMessage;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes a logged model, whose files are uploaded before it is finalized.
 *
 * @param name a random one if unset or empty
 * @param sourceRunId need not be a known run
 */
@WireMessage
@RegisterForReflection
public record CreateLoggedModel(
    @Nullable String experimentId,
    @Nullable String name,
    @Nullable String modelType,
    @Nullable String sourceRunId,
    @Nullable List<LoggedModelParameter> params,
    @Nullable List<LoggedModelTag> tags) {
  public static final RequestSchema<CreateLoggedModel> SCHEMA =
      RequestSchema.of(CreateLoggedModel.class)
          .field("experiment_id", STRING, REQUIRED)
          .field("name", STRING)
          .field("model_type", STRING)
          .field("source_run_id", STRING)
          .field("params", ARRAY)
          .field("tags", ARRAY);

  @WireMessage
  @RegisterForReflection
  public record Response(LoggedModel model) {}
}
