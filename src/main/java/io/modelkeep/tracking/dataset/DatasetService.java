package io.modelkeep.tracking.dataset;

import io.modelkeep.error.MlflowException;
import io.modelkeep.tracking.experiment.ExperimentId;
import io.modelkeep.wire.tracking.DatasetSummary;
import io.modelkeep.wire.tracking.SearchDatasets;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;

/**
 * The datasets of experiments.
 *
 * <p>Source: MLflow {@code search_datasets_impl} and {@code SqlAlchemyStore._search_datasets}.
 */
@ApplicationScoped
public class DatasetService {
  private static final int MAX_EXPERIMENTS = 20;

  private final DatasetRepository datasets;

  DatasetService(DatasetRepository datasets) {
    this.datasets = datasets;
  }

  public List<DatasetSummary> search(SearchDatasets request) {
    List<String> experimentIds = Objects.requireNonNullElse(request.experimentIds(), List.of());
    if (experimentIds.isEmpty()) {
      throw MlflowException.invalidParameter(
          "SearchDatasets request must specify at least one experiment_id.");
    }
    if (experimentIds.size() > MAX_EXPERIMENTS) {
      throw MlflowException.invalidParameter(
          "SearchDatasets request cannot specify more than %d experiment_ids. Received %d"
                  .formatted(MAX_EXPERIMENTS, experimentIds.size())
              + " experiment_ids.");
    }
    return datasets.summaries(ExperimentId.parseKnown(experimentIds));
  }
}
