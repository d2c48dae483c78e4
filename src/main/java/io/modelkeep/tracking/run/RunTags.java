package io.modelkeep.tracking.run;

/**
 * Tags of runs that mean something to the server.
 *
 * <p>Source: MLflow {@code utils/mlflow_tags.py}.
 */
final class RunTags {
  /** The run's name once more: clients read either. */
  static final String NAME = "mlflow.runName";

  /** The models a client before MLflow 3 logged, as a JSON list. */
  static final String LOGGED_MODELS = "mlflow.log-model.history";

  private RunTags() {}
}
