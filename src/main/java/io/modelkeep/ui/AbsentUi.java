package io.modelkeep.ui;

/** What a server that was built without the web UI shows instead. */
final class AbsentUi {
  static final String PAGE =
      """
      <!doctype html>
      <html lang="en">
      <meta charset="utf-8">
      <title>Modelkeep</title>
      <h1>Modelkeep is running</h1>
      <p>Clients can use it at this address. MLflow's web UI is not part of this build: it was made
      on a machine without Python 3 with pip, or without a network.</p>
      <p>To add it, run <code>./mvnw package</code> where both are there, or put the wheel of
      <code>mlflow</code> of the release whose protocol is spoken (see <a href="version">version</a>)
      into <code>target/mlflow-ui</code> and build again.</p>
      </html>
      """;

  private AbsentUi() {}
}
