package io.modelkeep.wire.tracking;

import io.modelkeep.wire.RequestSchema;
import io.modelkeep.wire.WireMessage;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks for the datasets of at most 20 experiments. */
@WireMessage
@RegisterForReflection
public record SearchDatasets(@Nullable List<String> experimentIds) {
  public static final RequestSchema<SearchDatasets> SCHEMA = RequestSchema.of(SearchDatasets.class);

  /**
   * @param datasetSummaries at most 1,000
   */
  @WireMessage
  @RegisterForReflection
  public record Response(List<DatasetSummary> datasetSummaries) {}
}
