package io.modelkeep.wire.tracking;

import static io.modelkeep.wire.FieldCheck.ARRAY;
import static io.modelkeep.wire.FieldCheck.INTLIKE;
import static io.modelkeep.wire.FieldCheck.ITEM_TYPE_STRING;
import static io.modelkeep.wire.FieldCheck.REQUIRED;
import static io.modelkeep.wire.FieldCheck.STRING;

import io.modelkeep.wire.RequestSchema;
import io.modelkeep.wire.WireMessage;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a page of the logged models of some experiments.
 *
 * @param datasets only models with metrics on one of these; also, only these metrics are filtered
 * @param maxResults 50 if unset or 0
 */
@WireMessage
@RegisterForReflection
public record SearchLoggedModels(
    @Nullable List<String> experimentIds,
    @Nullable String filter,
    @Nullable List<Dataset> datasets,
    @Nullable Long maxResults,
    @Nullable List<OrderBy> orderBy,
    @Nullable String pageToken) {
  public static final RequestSchema<SearchLoggedModels> SCHEMA =
      RequestSchema.of(SearchLoggedModels.class)
          .field("experiment_ids", ARRAY, ITEM_TYPE_STRING, REQUIRED)
          .field("filter", STRING)
          .field("datasets", ARRAY)
          .field("max_results", INTLIKE)
          .field("order_by", ARRAY)
          .field("page_token", STRING);

  /** A dataset that metrics were measured on. */
  @WireMessage
  @RegisterForReflection
  public record Dataset(@Nullable String datasetName, @Nullable String datasetDigest) {}

  /**
   * One key of the order.
   *
   * @param fieldName an attribute, or {@code metrics.} and a metric's key
   * @param ascending so if unset
   * @param datasetName only the metric's values on this dataset count, as with {@code
   *     datasetDigest}
   */
  @WireMessage
  @RegisterForReflection
  public record OrderBy(
      @Nullable String fieldName,
      @Nullable Boolean ascending,
      @Nullable String datasetName,
      @Nullable String datasetDigest) {}

  @WireMessage
  @RegisterForReflection
  public record Response(List<LoggedModel> models, @Nullable String nextPageToken) {}
}
