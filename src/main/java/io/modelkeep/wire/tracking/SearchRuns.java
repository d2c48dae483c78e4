package io.modelkeep.wire.tracking;

import static io.modelkeep.wire.FieldCheck.ARRAY;
import static io.modelkeep.wire.FieldCheck.INTLIKE;
import static io.modelkeep.wire.FieldCheck.ITEM_TYPE_STRING;
import static io.modelkeep.wire.FieldCheck.STRING;
import static io.modelkeep.wire.FieldCheck.atMost;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.modelkeep.wire.RequestSchema;
import io.modelkeep.wire.WireMessage;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a page of runs.
 *
 * @param maxResults from 1 to 50,000, 1,000 if unset
 * @param runViewType active runs only if unset
 */
@WireMessage
@RegisterForReflection
public record SearchRuns(
    @Nullable List<String> experimentIds,
    @Nullable String filter,
    @Nullable ViewType runViewType,
    @Nullable Long maxResults,
    @Nullable List<String> orderBy,
    @Nullable String pageToken) {
  public static final RequestSchema<SearchRuns> SCHEMA =
      RequestSchema.of(SearchRuns.class)
          .field("experiment_ids", ARRAY)
          .field("filter", STRING)
          .field("max_results", INTLIKE, atMost(50_000))
          .field("order_by", ARRAY, ITEM_TYPE_STRING);

  /**
   * The runs found, which may still have to be fetched while they are written; only then is it
   * known where the next page begins.
   */
  @WireMessage
  @RegisterForReflection
  @JsonPropertyOrder({"runs", "next_page_token"})
  public record Response(Iterable<Run> runs, @JsonIgnore Supplier<@Nullable String> tokenOnceRead) {
    @JsonProperty
    public @Nullable String nextPageToken() {
      return tokenOnceRead.get();
    }
  }
}
