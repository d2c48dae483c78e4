package io.modelkeep.wire.tracking;

import static io.modelkeep.wire.FieldCheck.ARRAY;
import static io.modelkeep.wire.FieldCheck.INTLIKE;
import static io.modelkeep.wire.FieldCheck.STRING;

import io.modelkeep.wire.RequestSchema;
import io.modelkeep.wire.WireMessage;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a page of experiments.
 *
 * @param maxResults from 1 to 50,000; there is no default
 */
@WireMessage
@RegisterForReflection
public record SearchExperiments(
    @Nullable Long maxResults,
    @Nullable String pageToken,
    @Nullable String filter,
    @Nullable List<String> orderBy,
    @Nullable ViewType viewType) {
  public static final RequestSchema<SearchExperiments> SCHEMA =
      RequestSchema.of(SearchExperiments.class)
          .field("view_type", INTLIKE)
          .field("max_results", INTLIKE)
          .field("order_by", ARRAY)
          .field("filter", STRING)
          .field("page_token", STRING);

  @WireMessage
  @RegisterForReflection
  public record Response(List<Experiment> experiments, @Nullable String nextPageToken) {}
}
