package io.modelkeep.wire.registry;

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

/** Asks for a page of versions; 200,000 at most, which is also the default of the message. */
@WireMessage
@RegisterForReflection
public record SearchModelVersions(
    @Nullable String filter,
    @Nullable Long maxResults,
    @Nullable List<String> orderBy,
    @Nullable String pageToken) {
  public static final long MAX_PAGE_SIZE = 200_000;

  public static final RequestSchema<SearchModelVersions> SCHEMA =
      RequestSchema.of(SearchModelVersions.class)
          .field("filter", STRING)
          .field("max_results", INTLIKE, atMost(MAX_PAGE_SIZE))
          .field("order_by", ARRAY, ITEM_TYPE_STRING)
          .field("page_token", STRING);

  /**
   * The versions found, which may still have to be fetched while they are written; only then is it
   * known where the next page begins.
   */
  @WireMessage
  @JsonPropertyOrder({"model_versions", "next_page_token"})
  public record Response(
      Iterable<ModelVersion> modelVersions, @JsonIgnore Supplier<@Nullable String> tokenOnceRead) {
    @JsonProperty
    public @Nullable String nextPageToken() {
      return tokenOnceRead.get();
    }
  }
}
