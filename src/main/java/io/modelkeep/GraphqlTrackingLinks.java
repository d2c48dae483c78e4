package io.modelkeep;

import io.modelkeep.tracking.dataset.DatasetService;
import io.modelkeep.tracking.experiment.ExperimentService;
import io.modelkeep.tracking.metric.MetricHistoryService;
import io.modelkeep.tracking.run.RunSearchService;
import io.modelkeep.tracking.run.RunService;
import io.modelkeep.ui.graphql.TrackingReads;
import io.modelkeep.wire.tracking.Experiment;
import io.modelkeep.wire.tracking.GetMetricHistoryBulkInterval;
import io.modelkeep.wire.tracking.Run;
import io.modelkeep.wire.tracking.SearchDatasets;
import io.modelkeep.wire.tracking.SearchRuns;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** As {@link FeatureLinks}: what the web UI's queries ask of experiments and runs. */
@ApplicationScoped
class GraphqlTrackingLinks implements TrackingReads {
  private final ExperimentService experiments;
  private final RunService runs;
  private final RunSearchService searches;
  private final MetricHistoryService metrics;
  private final DatasetService datasets;

  GraphqlTrackingLinks(
      ExperimentService experiments,
      RunService runs,
      RunSearchService searches,
      MetricHistoryService metrics,
      DatasetService datasets) {
    this.experiments = experiments;
    this.runs = runs;
    this.searches = searches;
    this.metrics = metrics;
    this.datasets = datasets;
  }

  @Override
  public Experiment experiment(@Nullable String experimentId) {
    return experiments.get(experimentId);
  }

  @Override
  public Run run(String runId) {
    return runs.get(runId);
  }

  @Override
  public SearchRuns.Response searchRuns(SearchRuns request) {
    return searches.search(request);
  }

  @Override
  public GetMetricHistoryBulkInterval.Response sampleMetric(GetMetricHistoryBulkInterval request) {
    return metrics.getSample(request);
  }

  @Override
  public SearchDatasets.Response searchDatasets(SearchDatasets request) {
    return new SearchDatasets.Response(datasets.search(request));
  }
}
