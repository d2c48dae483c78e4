package io.modelkeep.tracking.run;

import io.modelkeep.db.FoundRows;
import io.modelkeep.db.SearchQuery;
import io.modelkeep.search.EntityType;
import io.modelkeep.search.Filter;
import io.modelkeep.search.OrderBy;
import io.modelkeep.search.PageToken;
import io.modelkeep.search.SearchDialects;
import io.modelkeep.tracking.experiment.ExperimentId;
import io.modelkeep.tracking.experiment.LifecycleStage;
import io.modelkeep.tracking.experiment.SearchLimit;
import io.modelkeep.wire.tracking.Run;
import io.modelkeep.wire.tracking.SearchRuns;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Finds runs. */
@ApplicationScoped
public class RunSearchService {
  private static final long DEFAULT_PAGE_SIZE = 1000;

  private final RunRepository runs;

  RunSearchService(RunRepository runs) {
    this.runs = runs;
  }

  public SearchRuns.Response search(SearchRuns request) {
    int size =
        SearchLimit.check(Objects.requireNonNullElse(request.maxResults(), DEFAULT_PAGE_SIZE));
    Filter filter = SearchDialects.RUNS.parseFilter(request.filter());
    List<OrderBy> order =
        SearchDialects.RUNS.parseOrderBy(Objects.requireNonNullElse(request.orderBy(), List.of()));
    List<@Nullable Object> token = PageToken.decodeOptional(request.pageToken(), order);
    List<Long> experimentIds = ExperimentId.parseKnown(request.experimentIds());
    if (experimentIds.isEmpty()) {
      return new SearchRuns.Response(List.of(), () -> null);
    }
    List<String> stages = LifecycleStage.labelsOf(request.runViewType());
    FoundRows.Source<RunEntity> source =
        source(() -> matching(filter, experimentIds, stages), filter, order);
    FoundRows<Run> found =
        FoundRows.of(
            (from, part) -> source.page(from, part).map(RunMapper::toWireWithoutModelInputs),
            new FoundRows.Position(
                token == null ? null : RunOrder.toSortValues(token, order), size));
    return new SearchRuns.Response(found, () -> tokenAfter(found, order));
  }

  private static @Nullable String tokenAfter(FoundRows<Run> found, List<OrderBy> order) {
    List<@Nullable Object> next = found.nextValues();
    return PageToken.encodeOptional(
        next == null ? null : RunOrder.toTokenValues(next, order), order);
  }

  private FoundRows.Source<RunEntity> source(
      Supplier<SearchQuery<RunEntity>> matching, Filter filter, List<OrderBy> order) {
    if (RunsByMetric.canFind(order)) {
      return RunsByMetric.of(
          order, () -> matching.get().planForItsValues(), query -> runs.found(query));
    }
    SearchQuery<RunEntity> query = matching.get();
    RunOrder.apply(query, order);
    boolean isPlain =
        filter.comparisons().isEmpty()
            && order.stream().allMatch(key -> key.entity() == EntityType.ATTRIBUTE);
    return runs.found(isPlain ? query : query.planForItsValues());
  }

  private static SearchQuery<RunEntity> matching(
      Filter filter, List<Long> experimentIds, List<String> stages) {
    SearchQuery<RunEntity> query = new SearchQuery<>(RunEntity.class);
    // Of one experiment the index gives the runs in their usual order, of several it cannot.
    query.where(
        experimentIds.size() == 1
            ? "e.experimentId = " + query.bind(experimentIds.get(0))
            : "e.experimentId in " + query.bindEach(experimentIds));
    query.where("e.lifecycleStage in " + query.bindEach(stages));
    RunSearch.filter(query, filter);
    return query;
  }
}
