package io.modelkeep.tracking.gc;

/**
 * Something that may be collected.
 *
 * @param id its surrogate key
 * @param publicId the id clients know it by
 * @param artifactUri where its artifacts are; empty for an experiment, which has none of its own
 */
public record Garbage(Kind kind, long id, String publicId, String artifactUri) {
  /** What can be collected; called as in MLflow's messages. */
  public enum Kind {
    RUN("Run", "run"),
    LOGGED_MODEL("Logged model", "logged_model"),
    EXPERIMENT("Experiment", "experiment");

    private final String label;
    private final String table;

    Kind(String label, String table) {
      this.label = label;
      this.table = table;
    }

    /** For people. */
    String label() {
      return label;
    }

    /** Its table, which is also the type of the subject in events. */
    String table() {
      return table;
    }
  }

  @Override
  public String toString() {
    return kind.label() + " with ID " + publicId;
  }
}
