package io.modelkeep.wire.tracking;

import static io.modelkeep.wire.FieldCheck.ARRAY;

import io.modelkeep.wire.RequestSchema;
import io.modelkeep.wire.WireMessage;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sets tags of a logged model; the path says which. */
@WireMessage
@RegisterForReflection
public record SetLoggedModelTags(@Nullable List<LoggedModelTag> tags) {
  public static final RequestSchema<SetLoggedModelTags> SCHEMA =
      RequestSchema.of(SetLoggedModelTags.class).field("tags", ARRAY);

  /** MLflow's message has the model as well, but its server leaves it out. */
  @WireMessage
  @RegisterForReflection
  public record Response() {}
}
