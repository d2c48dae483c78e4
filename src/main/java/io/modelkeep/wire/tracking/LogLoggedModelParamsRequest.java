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
 * Adds parameters to a logged model.
 *
 * @param modelId wanted in the body although the path has it and counts
 */
@WireMessage
@RegisterForReflection
public record LogLoggedModelParamsRequest(
    @Nullable String modelId, @Nullable List<LoggedModelParameter> params) {
  public static final RequestSchema<LogLoggedModelParamsRequest> SCHEMA =
      RequestSchema.of(LogLoggedModelParamsRequest.class)
          .field("model_id", STRING, REQUIRED)
          .field("params", ARRAY);

  @WireMessage
  @RegisterForReflection
  public record Response() {}
}
