package io.modelkeep.registry;

import io.modelkeep.db.SearchQuery;
import io.modelkeep.db.SortKey;
import io.modelkeep.error.MlflowException;
import io.modelkeep.search.Comparison;
import io.modelkeep.search.ComparisonOperator;
import io.modelkeep.search.EntityType;
import io.modelkeep.search.Filter;
import io.modelkeep.search.OrderBy;
import io.modelkeep.search.Value;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * From the registry's filters and orders to queries.
 *
 * <p>Prompts share the tables with models: unless the filter asks for them by their tag they are
 * left out, and a comparison that can only mean "no prompt" is replaced by that. The {@code offset
 * 0} there keeps PostgreSQL from turning the test into a join: it would then compare every row with
 * every prompt, or give up the order of the index, where a probe per row of the page is enough. It
 * has to have an order to be HQL, so it has one that costs nothing.
 *
 * <p>Source: MLflow {@code store/model_registry/sqlalchemy_store.py}.
 */
final class RegistrySearch {
  private RegistrySearch() {}

  static SearchQuery<RegisteredModelEntity> models(Filter filter, List<OrderBy> order) {
    SearchQuery<RegisteredModelEntity> query = new SearchQuery<>(RegisteredModelEntity.class);
    for (Comparison comparison : effective(filter)) {
      query.where(
          comparison.entity() == EntityType.TAG
              ? tag(query, comparison, "RegisteredModelTagEntity t where t.modelId = e.id")
              : query.compare("e.name", comparison));
    }
    if (!asksForPrompts(filter)) {
      query.where(
          """
          not exists (select 1 from RegisteredModelTagEntity t where t.modelId = e.id
            and t.key = 'mlflow.prompt.is_prompt' and t.value = 'true' order by t.modelId offset 0)""");
    }
    order.forEach(key -> query.orderBy(modelKey(key)));
    return planned(query, filter);
  }

  static SearchQuery<ModelVersionEntity> versions(Filter filter, List<OrderBy> order) {
    SearchQuery<ModelVersionEntity> query = new SearchQuery<>(ModelVersionEntity.class);
    for (Comparison comparison : effective(filter)) {
      query.where(
          comparison.entity() == EntityType.TAG
              ? tag(query, comparison, "ModelVersionTagEntity t where t.versionId = e.id")
              : attribute(query, comparison));
    }
    if (!asksForPrompts(filter)) {
      query.where(
          """
          not exists (select 1 from ModelVersionTagEntity t where t.modelId = e.modelId
            and t.key = 'mlflow.prompt.is_prompt' and t.value = 'true' order by t.modelId offset 0)""");
    }
    order.forEach(key -> query.orderBy(versionKey(key)));
    return planned(query, filter);
  }

  /** One name is as good as another; what else is asked for may be all there is, or nothing. */
  private static <E> SearchQuery<E> planned(SearchQuery<E> query, Filter filter) {
    return filter.comparisons().stream().allMatch(RegistrySearch::isOneName)
        ? query
        : query.planForItsValues();
  }

  private static boolean isOneName(Comparison comparison) {
    return comparison.entity() == EntityType.ATTRIBUTE
        && comparison.key().equals("name")
        && comparison.operator() == ComparisonOperator.EQUAL;
  }

  private static String attribute(SearchQuery<ModelVersionEntity> query, Comparison comparison) {
    return switch (comparison.key()) {
      case "name" -> query.compare("e.name", comparison);
      case "version_number" -> query.compare("e.version", comparison);
      case "run_id" -> query.compare("e.runId", comparison);
      case "source_path" -> query.compareLongText("e.source", comparison);
      default ->
          throw new IllegalArgumentException("No attribute of a version: " + comparison.key());
    };
  }

  /** The one model a filter on versions is confined to, if it is. */
  static Optional<String> modelName(Filter filter) {
    return filter.comparisons().stream()
        .filter(RegistrySearch::isOneName)
        .map(c -> ((Value.Text) c.value()).text())
        .findFirst();
  }

  private static String tag(SearchQuery<?> query, Comparison comparison, String tagsOfRow) {
    return "exists (select 1 from %s and t.key = %s and %s)"
        .formatted(
            tagsOfRow, query.bind(comparison.key()), query.compareLongText("t.value", comparison));
  }

  /** The comparisons without those on the prompt tag that only repeat the default. */
  private static List<Comparison> effective(Filter filter) {
    boolean prompts = asksForPrompts(filter);
    return filter.comparisons().stream().filter(c -> prompts || !isOnPromptTag(c)).toList();
  }

  /** Only the first comparison on the tag counts. */
  private static boolean asksForPrompts(Filter filter) {
    return filter.comparisons().stream()
        .filter(RegistrySearch::isOnPromptTag)
        .findFirst()
        .map(RegistrySearch::meansPrompts)
        .orElse(false);
  }

  private static boolean meansPrompts(Comparison comparison) {
    if (!(comparison.value() instanceof Value.Text value)) {
      return false;
    }
    String text = value.text().toLowerCase(Locale.ROOT);
    return (comparison.operator() == ComparisonOperator.EQUAL && text.equals("true"))
        || (comparison.operator() == ComparisonOperator.NOT_EQUAL && text.equals("false"));
  }

  private static boolean isOnPromptTag(Comparison comparison) {
    return comparison.entity() == EntityType.TAG
        && comparison.key().equals(RegistryMapper.IS_PROMPT);
  }

  private static SortKey<RegisteredModelEntity> modelKey(OrderBy key) {
    return switch (key.key()) {
      case "name" -> SortKey.of("e.name", key.ascending(), model -> model.name);
      case "last_updated_timestamp" ->
          SortKey.of("e.lastUpdatedTime", key.ascending(), model -> model.lastUpdatedTime);
      default -> throw noSuchKey(key);
    };
  }

  private static SortKey<ModelVersionEntity> versionKey(OrderBy key) {
    return switch (key.key()) {
      case "name" -> SortKey.of("e.name", key.ascending(), version -> version.name);
      case "version_number" ->
          SortKey.of("e.version", key.ascending(), version -> (long) version.version);
      case "creation_timestamp" ->
          SortKey.of("e.creationTime", key.ascending(), version -> version.creationTime);
      case "last_updated_timestamp" ->
          SortKey.of("e.lastUpdatedTime", key.ascending(), version -> version.lastUpdatedTime);
      default -> throw noSuchKey(key);
    };
  }

  private static MlflowException noSuchKey(OrderBy key) {
    return MlflowException.invalidParameter(
        "Invalid order by key '%s' specified.".formatted(key.key()));
  }
}
