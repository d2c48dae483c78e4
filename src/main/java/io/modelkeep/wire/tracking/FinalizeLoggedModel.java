package io.modelkeep.wire.tracking;

import static io.modelkeep.wire.FieldCheck.INTLIKE;
import static io.modelkeep.wire.FieldCheck.REQUIRED;
import static io.modelkeep.wire.FieldCheck.STRING;

import io.modelkeep.wire.RequestSchema;
import io.modelkeep.wire.WireMessage;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/**
 * Says that a logged model is whole, or that it never will be.
 *
 * @param modelId wanted in the body although the path has it
 * @param status unspecified if unset
 */
@WireMessage
@RegisterForReflection
public record FinalizeLoggedModel(@Nullable String modelId, @Nullable LoggedModelStatus status) {
  public static final RequestSchema<FinalizeLoggedModel> SCHEMA =
      RequestSchema.of(FinalizeLoggedModel.class)
          .field("model_id", STRING, REQUIRED)
          .field("status", INTLIKE, REQUIRED);

  @WireMessage
  @RegisterForReflection
  public record Response(LoggedModel model) {}
}
