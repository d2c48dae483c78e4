package io.modelkeep.wire.registry;

import static io.modelkeep.wire.FieldCheck.ARRAY;
import static io.modelkeep.wire.FieldCheck.INTLIKE;
import static io.modelkeep.wire.FieldCheck.ITEM_TYPE_STRING;
import static io.modelkeep.wire.FieldCheck.STRING;
import static io.modelkeep.wire.FieldCheck.atMost;

import io.modelkeep.wire.RequestSchema;
import io.modelkeep.wire.WireMessage;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks for a page of registered models; 100 a page unless told, 1000 at most. */
@WireMessage
@RegisterForReflection
public record SearchRegisteredModels(
    @Nullable String filter,
    @Nullable Long maxResults,
    @Nullable List<String> orderBy,
    @Nullable String pageToken) {
  public static final long MAX_PAGE_SIZE = 1000;

  public static final RequestSchema<SearchRegisteredModels> SCHEMA =
      RequestSchema.of(SearchRegisteredModels.class)
          .field("filter", STRING)
          .field("max_results", INTLIKE, atMost(MAX_PAGE_SIZE))
          .field("order_by", ARRAY, ITEM_TYPE_STRING)
          .field("page_token", STRING);

  @WireMessage
  public record Response(List<RegisteredModel> registeredModels, @Nullable String nextPageToken) {}
}
