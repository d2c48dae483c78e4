package io.modelkeep.wire.tracking;

import static io.modelkeep.wire.FieldCheck.ARRAY;
import static io.modelkeep.wire.FieldCheck.REQUIRED;
import static io.modelkeep.wire.FieldCheck.STRING;
import static io.modelkeep.wire.FieldCheck.itemsHave;

import io.modelkeep.wire.RequestSchema;
import io.modelkeep.wire.WireMessage;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Logs many points, params and tags at once: all or none. */
@WireMessage
@RegisterForReflection
public record LogBatch(
    @Nullable String runId,
    @Nullable List<Metric> metrics,
    @Nullable List<Param> params,
    @Nullable List<RunTag> tags) {
  public static final RequestSchema<LogBatch> SCHEMA =
      RequestSchema.of(LogBatch.class)
          .field("run_id", STRING, REQUIRED)
          .field("metrics", ARRAY, itemsHave("metrics", "key", "value", "timestamp"))
          .field("params", ARRAY, itemsHave("params", "key"))
          .field("tags", ARRAY, itemsHave("tags", "key"));

  @WireMessage
  @RegisterForReflection
  public record Response() {}
}
