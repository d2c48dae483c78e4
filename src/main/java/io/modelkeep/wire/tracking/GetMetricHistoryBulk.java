package io.modelkeep.wire.tracking;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.modelkeep.wire.RequestSchema;
import io.modelkeep.wire.WireMessage;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks for the points of a metric of several runs. No message of {@code service.proto}: MLflow's
 * web UI alone knows it, and reads a list even where it is empty.
 *
 * @param runId at most 100
 * @param maxResults at most 25,000, which is also the default
 */
@WireMessage
@RegisterForReflection
public record GetMetricHistoryBulk(
    @Nullable List<String> runId, @Nullable String metricKey, @Nullable String maxResults) {
  public static final RequestSchema<GetMetricHistoryBulk> SCHEMA =
      RequestSchema.of(GetMetricHistoryBulk.class);

  @WireMessage
  @RegisterForReflection
  public record Response(@JsonInclude(JsonInclude.Include.ALWAYS) List<MetricWithRunId> metrics) {}
}
