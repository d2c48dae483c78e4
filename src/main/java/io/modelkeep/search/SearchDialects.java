package io.modelkeep.search;

/** The dialects: one per kind of thing that can be searched. */
public final class SearchDialects {

  /** See {@link RegisteredModelDialect}. */
  public static final SearchDialect REGISTERED_MODELS = new RegisteredModelDialect();

  /** See {@link ModelVersionDialect}. */
  public static final SearchDialect MODEL_VERSIONS = new ModelVersionDialect();

  /** See {@link ExperimentDialect}. */
  public static final SearchDialect EXPERIMENTS = new ExperimentDialect();

  /** See {@link RunDialect}. */
  public static final SearchDialect RUNS = new RunDialect();

  /** See {@link LoggedModelDialect}. */
  public static final LoggedModelDialect LOGGED_MODELS = new LoggedModelDialect();

  private SearchDialects() {}
}
