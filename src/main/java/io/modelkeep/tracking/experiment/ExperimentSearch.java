package io.modelkeep.tracking.experiment;

import io.modelkeep.db.SearchQuery;
import io.modelkeep.db.SortKey;
import io.modelkeep.search.Comparison;
import io.modelkeep.search.ComparisonOperator;
import io.modelkeep.search.EntityType;
import io.modelkeep.search.Filter;
import io.modelkeep.search.OrderBy;
import io.modelkeep.search.Value;
import java.util.List;

/**
 * From filters and orders on experiments to queries.
 *
 * <p>Source: MLflow {@code store/tracking/sqlalchemy_store.py}, {@code
 * _get_search_experiments_filter_clauses}.
 */
final class ExperimentSearch {
  private static final String EXPERIMENT_ID = "experiment_id";

  private ExperimentSearch() {}

  static SearchQuery<ExperimentEntity> query(
      Filter filter, List<OrderBy> order, List<String> stages) {
    SearchQuery<ExperimentEntity> query = new SearchQuery<>(ExperimentEntity.class);
    query.where("e.lifecycleStage in " + query.bindEach(stages));
    for (Comparison comparison : filter.comparisons()) {
      query.where(condition(query, comparison));
    }
    order.forEach(key -> query.orderBy(sortKey(key)));
    return filter.comparisons().isEmpty() ? query : query.planForItsValues();
  }

  private static String condition(SearchQuery<?> query, Comparison comparison) {
    if (comparison.entity() == EntityType.TAG) {
      return tag(query, comparison);
    }
    return switch (comparison.key()) {
      case EXPERIMENT_ID -> id(query, comparison);
      case "name" -> query.compare("e.name", comparison);
      case "creation_time" -> query.compare("e.creationTime", comparison);
      case "last_update_time" -> query.compare("e.lastUpdatedTime", comparison);
      default -> throw new IllegalArgumentException("No attribute: " + comparison);
    };
  }

  private static String tag(SearchQuery<?> query, Comparison comparison) {
    String ofKey =
        "exists (select 1 from ExperimentTagEntity t where t.experimentId = e.id and t.key = "
            + query.bind(comparison.key());
    if (comparison.operator() == ComparisonOperator.IS_NULL) {
      return "not " + ofKey + ")";
    }
    if (comparison.operator() == ComparisonOperator.IS_NOT_NULL) {
      return ofKey + ")";
    }
    return ofKey + " and " + query.compareLongText("t.value", comparison) + ")";
  }

  /** Ids are numbers in the table and texts in the filter, where they are known to be digits. */
  private static String id(SearchQuery<?> query, Comparison comparison) {
    List<String> texts =
        comparison.value() instanceof Value.TextList list
            ? list.texts()
            : List.of(((Value.Text) comparison.value()).text());
    String ids = query.bindEach(texts.stream().map(Long::valueOf).toList());
    boolean isExcluding =
        comparison.operator() == ComparisonOperator.NOT_EQUAL
            || comparison.operator() == ComparisonOperator.NOT_IN;
    return "e.id " + (isExcluding ? "not in " : "in ") + ids;
  }

  private static SortKey<ExperimentEntity> sortKey(OrderBy key) {
    return switch (key.key()) {
      case EXPERIMENT_ID -> SortKey.of("e.id", key.ascending(), e -> e.id);
      case "name" -> SortKey.of("e.name", key.ascending(), e -> e.name);
      case "creation_time" -> SortKey.of("e.creationTime", key.ascending(), e -> e.creationTime);
      case "last_update_time" ->
          SortKey.of("e.lastUpdatedTime", key.ascending(), e -> e.lastUpdatedTime);
      default -> throw new IllegalArgumentException("No attribute: " + key);
    };
  }
}
