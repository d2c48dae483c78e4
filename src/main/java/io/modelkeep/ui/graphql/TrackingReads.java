package io.modelkeep.ui.graphql;

import io.modelkeep.wire.tracking.Experiment;
import io.modelkeep.wire.tracking.GetMetricHistoryBulkInterval;
import io.modelkeep.wire.tracking.Run;
import io.modelkeep.wire.tracking.SearchDatasets;
import io.modelkeep.wire.tracking.SearchRuns;
import org.jspecify.annotations.Nullable;

/** What queries ask about experiments and runs. */
public interface TrackingReads {
  Experiment experiment(@Nullable String experimentId);

  Run run(String runId);

  SearchRuns.Response searchRuns(SearchRuns request);

  GetMetricHistoryBulkInterval.Response sampleMetric(GetMetricHistoryBulkInterval request);

  SearchDatasets.Response searchDatasets(SearchDatasets request);
}
