package io.modelkeep.tracking.loggedmodel;

import io.modelkeep.db.SearchQuery;
import io.modelkeep.db.SortKey;
import io.modelkeep.search.Comparison;
import io.modelkeep.search.EntityType;
import io.modelkeep.search.Filter;
import io.modelkeep.search.OrderBy;
import io.modelkeep.search.OrderBy.DatasetScope;
import io.modelkeep.search.Value;
import io.modelkeep.wire.tracking.Metric;
import io.modelkeep.wire.tracking.SearchLoggedModels;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * From filters and orders of logged models to queries.
 *
 * <p>A comparison of a metric holds if it does for any of its points, but the order goes by the
 * newest one: of the latest time and then step.
 *
 * <p>Source: MLflow {@code SqlAlchemyStore.search_logged_models}.
 */
final class LoggedModelSearch {
  private final SearchQuery<LoggedModelEntity> query = new SearchQuery<>(LoggedModelEntity.class);
  private final List<SearchLoggedModels.Dataset> datasets;

  private LoggedModelSearch(List<SearchLoggedModels.Dataset> datasets) {
    this.datasets = datasets;
  }

  /**
   * @param datasets only points measured on one of these are compared; empty: all are
   */
  static SearchQuery<LoggedModelEntity> query(
      List<Long> experimentIds,
      Filter filter,
      List<SearchLoggedModels.Dataset> datasets,
      List<OrderBy> order) {
    LoggedModelSearch search = new LoggedModelSearch(datasets);
    SearchQuery<LoggedModelEntity> query = search.query;
    query.where("e.experimentId in " + query.bindEach(experimentIds));
    query.where("e.lifecycleStage = " + query.bind(LoggedModelRepository.ACTIVE));
    boolean comparesMetrics = false;
    for (Comparison comparison : filter.comparisons()) {
      query.where(search.condition(comparison));
      comparesMetrics |= comparison.entity() == EntityType.METRIC;
    }
    if (!datasets.isEmpty() && !comparesMetrics) {
      query.where(
          "exists (select 1 from LoggedModelMetricEntity m where m.modelId = e.modelId"
              + search.onOneOfTheDatasets()
              + ")");
    }
    order.forEach(key -> query.orderBy(search.sortKey(key)));
    boolean isPlain =
        filter.comparisons().isEmpty()
            && datasets.isEmpty()
            && order.stream().allMatch(key -> key.entity() == EntityType.ATTRIBUTE);
    return isPlain ? query : query.planForItsValues();
  }

  private String condition(Comparison comparison) {
    return switch (comparison.entity()) {
      case ATTRIBUTE -> query.compare(attribute(comparison), comparison);
      case TAG -> keyed("LoggedModelTagEntity", comparison);
      case PARAM -> keyed("LoggedModelParamEntity", comparison);
      case METRIC ->
          "exists (select 1 from LoggedModelMetricEntity m where m.modelId = e.modelId and m.key = "
              + query.bind(comparison.key())
              + " and "
              + query.compare("m.value", comparison)
              + onOneOfTheDatasets()
              + ")";
      case DATASET -> throw new IllegalArgumentException("No entity of logged models: dataset");
    };
  }

  private String keyed(String entity, Comparison comparison) {
    return "exists (select 1 from %s t where t.loggedModelId = e.id and t.key = %s and %s)"
        .formatted(
            entity, query.bind(comparison.key()), query.compareLongText("t.value", comparison));
  }

  /** A dataset without digest stands for points without one: MLflow compares so. */
  private String onOneOfTheDatasets() {
    if (datasets.isEmpty()) {
      return "";
    }
    return datasets.stream()
        .map(
            dataset ->
                "(m.datasetName = %s and m.datasetDigest %s)"
                    .formatted(
                        query.bind(dataset.datasetName()),
                        isEmpty(dataset.datasetDigest())
                            ? "is null"
                            : "= " + query.bind(dataset.datasetDigest())))
        .collect(Collectors.joining(" or ", " and (", ")"));
  }

  /** Whole numbers compare with texts as their digits do. */
  private static String attribute(Comparison comparison) {
    return switch (comparison.key()) {
      case "experiment_id" -> "cast(e.experimentId as string)";
      case "status" -> "cast(e.status as string)";
      case "creation_timestamp", "last_updated_timestamp" ->
          comparison.value() instanceof Value.Decimal
              ? "cast(" + column(comparison.key()) + " as double)"
              : column(comparison.key());
      default -> column(comparison.key());
    };
  }

  private static String column(String attribute) {
    return switch (attribute) {
      case "name" -> "e.name";
      case "model_id" -> "e.modelId";
      case "model_type" -> "e.modelType";
      case "status" -> "e.status";
      case "source_run_id" -> "e.sourceRunId";
      case "experiment_id" -> "e.experimentId";
      case "artifact_location" -> "e.artifactLocation";
      case "lifecycle_stage" -> "e.lifecycleStage";
      case "status_message" -> "e.statusMessage";
      case "creation_timestamp" -> "e.creationTime";
      case "last_updated_timestamp" -> "e.lastUpdatedTime";
      default -> throw new IllegalArgumentException("No attribute of a logged model: " + attribute);
    };
  }

  private static Function<LoggedModelEntity, @Nullable Object> valueOf(String attribute) {
    return switch (attribute) {
      case "name" -> model -> model.name;
      case "model_id" -> model -> model.modelId;
      case "model_type" -> model -> model.modelType;
      case "status" -> model -> (long) model.status;
      case "source_run_id" -> model -> model.sourceRunId;
      case "experiment_id" -> model -> model.experimentId;
      case "artifact_location" -> model -> model.artifactLocation;
      case "lifecycle_stage" -> model -> model.lifecycleStage;
      case "status_message" -> model -> model.statusMessage;
      case "creation_timestamp" -> model -> model.creationTime;
      case "last_updated_timestamp" -> model -> model.lastUpdatedTime;
      default -> throw new IllegalArgumentException("No attribute of a logged model: " + attribute);
    };
  }

  private SortKey<LoggedModelEntity> sortKey(OrderBy key) {
    return switch (key.entity()) {
      case ATTRIBUTE ->
          new SortKey<>(
              column(key.key()),
              key.ascending(),
              key.key().equals("status_message"),
              valueOf(key.key()));
      case METRIC ->
          new SortKey<>(newestValue(key), key.ascending(), true, model -> newestValue(key, model));
      case PARAM, TAG, DATASET ->
          throw new IllegalArgumentException("Logged models are not ordered by " + key.entity());
    };
  }

  private String newestValue(OrderBy key) {
    DatasetScope scope = key.dataset();
    String onDataset = "";
    if (scope != null && scope.name() != null) {
      onDataset += " and m.datasetName = " + query.bind(scope.name());
    }
    if (scope != null && scope.digest() != null) {
      onDataset += " and m.datasetDigest = " + query.bind(scope.digest());
    }
    return "(select m.value from LoggedModelMetricEntity m where m.modelId = e.modelId and m.key = "
        + query.bind(key.key())
        + onDataset
        + " order by m.timestamp desc, m.step desc, m.runId limit 1)";
  }

  /** The same of a found model, whose points are sorted likewise. */
  private static @Nullable Double newestValue(OrderBy key, LoggedModelEntity model) {
    return model.metrics.stream()
        .filter(point -> key.key().equals(point.key()) && isWithin(key.dataset(), point))
        .findFirst()
        .map(Metric::value)
        .orElse(null);
  }

  private static boolean isWithin(@Nullable DatasetScope scope, Metric point) {
    return scope == null
        || ((scope.name() == null || scope.name().equals(point.datasetName()))
            && (scope.digest() == null || scope.digest().equals(point.datasetDigest())));
  }

  private static boolean isEmpty(@Nullable String text) {
    return text == null || text.isEmpty();
  }
}
