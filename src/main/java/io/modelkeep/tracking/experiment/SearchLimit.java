package io.modelkeep.tracking.experiment;

import io.modelkeep.error.MlflowException;

/**
 * The size of a page of experiments, runs or logged models.
 *
 * <p>Source: MLflow {@code store/tracking/sqlalchemy_store.py}, {@code
 * _validate_max_results_param}.
 */
public final class SearchLimit {
  private static final int MAX = 50_000;

  private SearchLimit() {}

  /** The limit as asked for, which must be from 1 to 50,000. */
  public static int check(long maxResults) {
    if (maxResults < 1) {
      throw invalid(maxResults, "It must be a positive integer");
    }
    if (maxResults > MAX) {
      throw invalid(maxResults, "It must be at most " + MAX);
    }
    return (int) maxResults;
  }

  private static MlflowException invalid(long maxResults, String reason) {
    return MlflowException.invalidParameter(
        "Invalid value %d for parameter 'max_results' supplied. %s".formatted(maxResults, reason));
  }
}
