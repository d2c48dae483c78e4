package io.modelkeep.tracking.run;

import io.modelkeep.db.SearchQuery;
import io.modelkeep.search.Comparison;
import io.modelkeep.search.ComparisonOperator;
import io.modelkeep.search.Filter;
import io.modelkeep.search.Value;

/**
 * From filters on runs to conditions. What hangs on a run is asked for with {@code exists}, so a
 * run is found once however much of it fits.
 *
 * <p>Source: MLflow {@code store/tracking/sqlalchemy_store.py}, {@code
 * _get_sqlalchemy_filter_clauses}.
 */
final class RunSearch {
  private RunSearch() {}

  static void filter(SearchQuery<RunEntity> query, Filter filter) {
    for (Comparison comparison : filter.comparisons()) {
      query.where(condition(query, comparison));
    }
  }

  private static String condition(SearchQuery<?> query, Comparison comparison) {
    return switch (comparison.entity()) {
      case METRIC -> metric(query, comparison);
      case PARAM -> text(query, comparison, "RunParamEntity", comparison.key());
      case TAG -> text(query, comparison, "RunTagEntity", comparison.key());
      case ATTRIBUTE -> attribute(query, comparison);
      case DATASET -> dataset(query, comparison);
    };
  }

  /** NaN is unequal to every number and compares with none in another way. */
  private static String metric(SearchQuery<?> query, Comparison comparison) {
    String compared = query.compare("m.value", comparison);
    return "exists (select 1 from LatestMetricEntity m where m.runId = e.id and m.key = %s and %s)"
        .formatted(
            query.bind(comparison.key()),
            comparison.operator() == ComparisonOperator.NOT_EQUAL
                ? "(" + compared + " or m.isNan)"
                : compared + " and not m.isNan");
  }

  private static String text(
      SearchQuery<?> query, Comparison comparison, String entity, String key) {
    String ofKey =
        "exists (select 1 from %s x where x.runId = e.id and x.key = %s"
            .formatted(entity, query.bind(key));
    if (comparison.operator() == ComparisonOperator.IS_NULL) {
      return "not " + ofKey + ")";
    }
    if (comparison.operator() == ComparisonOperator.IS_NOT_NULL) {
      return ofKey + ")";
    }
    return ofKey + " and " + query.compareLongText("x.value", comparison) + ")";
  }

  private static String attribute(SearchQuery<?> query, Comparison comparison) {
    return switch (comparison.key()) {
      // MLflow asks the tag, because its oldest runs have no name of their own.
      case "run_name" -> text(query, comparison, "RunTagEntity", RunTags.NAME);
      case "run_id" -> query.compare("e.runUuid", comparison);
      case "user_id" -> query.compare("e.userId", comparison);
      case "status" -> query.compare("e.status", comparison);
      case "artifact_uri" -> query.compare("e.artifactUri", comparison);
      case "start_time" -> number(query, comparison, "e.startTime");
      case "end_time" -> number(query, comparison, "e.endTime");
      default -> throw new IllegalArgumentException("No attribute of a run: " + comparison);
    };
  }

  private static String number(SearchQuery<?> query, Comparison comparison, String column) {
    return comparison.value() instanceof Value.Decimal
        ? query.compare("cast(" + column + " as double)", comparison)
        : query.compare(column, comparison);
  }

  private static String dataset(SearchQuery<?> query, Comparison comparison) {
    return "exists (select 1 from DatasetInputEntity d where d.runId = e.id and %s)"
        .formatted(query.compare("d." + comparison.key(), comparison));
  }
}
