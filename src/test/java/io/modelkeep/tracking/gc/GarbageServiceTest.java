package io.modelkeep.tracking.gc;

import static io.modelkeep.tracking.TrackingApi.createExperiment;
import static io.modelkeep.tracking.TrackingApi.createRun;
import static io.modelkeep.tracking.TrackingApi.freshName;
import static io.modelkeep.tracking.TrackingApi.get;
import static io.modelkeep.tracking.TrackingApi.metric;
import static io.modelkeep.tracking.TrackingApi.post;
import static io.modelkeep.tracking.TrackingApi.posted;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;

import io.agroal.api.AgroalDataSource;
import io.modelkeep.error.MlflowException;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class GarbageServiceTest {
  private static final String PROXY = "/api/2.0/mlflow-artifacts/artifacts/";

  @Inject GarbageService garbage;
  @Inject AgroalDataSource dataSource;

  private final List<String> lines = new ArrayList<>();
  private String experiment;
  private String run;

  @BeforeEach
  void makeRun() {
    experiment = createExperiment();
    run = createRun(experiment, Map.of("tags", List.of(Map.of("key", "a", "value", "b"))));
    post("runs/log-batch", Map.of("run_id", run, "metrics", List.of(metric("m", 1.0, 1, 1))));
    upload(run, "model/MLmodel");
  }

  @Test
  void deletedRunGoesWithItsArtifacts() throws SQLException {
    delete(run);

    assertThat(collectRuns(run)).hasToString("1 deleted, 0 kept, 0 failed");

    assertThat(lines).containsExactly("Run with ID " + run + " has been permanently deleted.");
    get("runs/get", Map.of("run_id", run)).statusCode(404);
    given().get(artifact(run, "model/MLmodel")).then().statusCode(404);
    for (String table : List.of("metric", "latest_metric", "run_tag", "run_param")) {
      assertThat(
              count("SELECT count(*) FROM " + table + " WHERE run_id NOT IN (SELECT id FROM run)"))
          .as(table)
          .isZero();
    }
    assertThat(
            count(
                "SELECT count(*) FROM event WHERE action = 'run.purged' AND actor = 'modelkeep'"
                    + " AND request_id = 'garbage-collection' AND subject_name = '"
                    + run
                    + "'"))
        .isEqualTo(1);
  }

  @Test
  void activeRunIsRefused() {
    assertThatThrownBy(() -> collectRuns(run))
        .isInstanceOf(MlflowException.class)
        .hasMessage(
            "Run %s is not in `deleted` lifecycle stage. Only runs in `deleted` lifecycle stage can"
                + " be deleted.",
            run);
    get("runs/get", Map.of("run_id", run)).statusCode(200);
  }

  @Test
  void youngRunIsRefusedByNameAndLeftOtherwise() {
    delete(run);

    assertThatThrownBy(
            () ->
                garbage.collect(
                    new GarbageRequest(
                        Duration.ofDays(1), List.of(run), List.of(), List.of(), false),
                    lines::add))
        .hasMessage("Run %s is not older than the required age.", run);
    garbage.collect(GarbageRequest.everything(Duration.ofDays(1)), lines::add);

    assertThat(lines).noneMatch(line -> line.contains(run));
    get("runs/get", Map.of("run_id", run)).statusCode(200);
  }

  @Test
  void missingRunIsRefusedBeforeAnythingIsDeleted() {
    delete(run);

    assertThatThrownBy(
            () ->
                garbage.collect(
                    new GarbageRequest(
                        Duration.ZERO, List.of(run, "nope"), List.of(), List.of(), false),
                    lines::add))
        .hasMessage("Run with id=nope not found");
    get("runs/get", Map.of("run_id", run)).statusCode(200);
  }

  @Test
  void dryRunOnlyTells() {
    delete(run);

    GarbageSummary summary =
        garbage.collect(
            new GarbageRequest(Duration.ZERO, List.of(run), List.of(), List.of(), true),
            lines::add);

    assertThat(summary.deleted()).isEqualTo(1);
    assertThat(lines).containsExactly("Run with ID " + run + " would be permanently deleted.");
    given().get(artifact(run, "model/MLmodel")).then().statusCode(200);
  }

  @Test
  void runOfARegisteredVersionIsKept() {
    String name = register(Map.of("run_id", run, "source", root(run) + "/model"));
    delete(run);

    assertThat(collectRuns(run)).hasToString("0 deleted, 1 kept, 0 failed");

    assertThat(lines)
        .containsExactly(
            "Run with ID %s is kept: model version %s/1 needs its artifacts.".formatted(run, name));
    given().get(artifact(run, "model/MLmodel")).then().statusCode(200);

    given()
        .contentType("application/json")
        .body(Map.of("name", name, "version", "1"))
        .delete("/api/2.0/mlflow/model-versions/delete")
        .then()
        .statusCode(200);
    assertThat(collectRuns(run).deleted()).isEqualTo(1);
  }

  @Test
  void runThatACopyOfAVersionNeedsIsKept() {
    String original = register(Map.of("run_id", run, "source", root(run) + "/model"));
    String copy = register(Map.of("source", "models:/" + original + "/1"));
    given()
        .contentType("application/json")
        .body(Map.of("name", original))
        .delete("/api/2.0/mlflow/registered-models/delete")
        .then()
        .statusCode(200);
    delete(run);

    collectRuns(run);

    assertThat(lines.get(0)).contains("is kept: model version " + copy + "/1");
  }

  @Test
  void loggedModelGoesUnlessAVersionNeedsIt() {
    String free = loggedModel();
    String needed = loggedModel();
    register(Map.of("model_id", needed, "source", "models:/" + needed));
    for (String model : List.of(free, needed)) {
      given().delete("/api/2.0/mlflow/logged-models/" + model).then().statusCode(200);
    }

    GarbageSummary summary =
        garbage.collect(
            new GarbageRequest(Duration.ZERO, List.of(), List.of(), List.of(free, needed), false),
            lines::add);

    assertThat(summary).hasToString("1 deleted, 1 kept, 0 failed");
    assertThat(lines.get(0))
        .isEqualTo("Logged model with ID " + free + " has been permanently deleted.");
    get("logged-models/" + free, Map.of("allow_deleted", "true")).statusCode(404);
    get("logged-models/" + needed, Map.of("allow_deleted", "true")).statusCode(200);
  }

  @Test
  void experimentGoesWithAllThatIsInIt() {
    String other = createRun(experiment, Map.of());
    String model = loggedModel();
    post(
        "runs/log-inputs",
        Map.of(
            "run_id",
            other,
            "datasets",
            List.of(
                Map.of(
                    "dataset",
                    Map.of("name", "d", "digest", "1", "source_type", "t", "source", "s")))));
    deleteExperiment();

    GarbageSummary summary = collectExperiment();

    assertThat(summary).hasToString("4 deleted, 0 kept, 0 failed");
    assertThat(lines)
        .contains("Experiment with ID " + experiment + " has been permanently deleted.");
    get("experiments/get", Map.of("experiment_id", experiment)).statusCode(404);
    get("logged-models/" + model, Map.of("allow_deleted", "true")).statusCode(404);
    given().get(artifact(run, "model/MLmodel")).then().statusCode(404);
  }

  @Test
  void everythingIsToldOfOnce() {
    String model = loggedModel();
    given().delete("/api/2.0/mlflow/logged-models/" + model).then().statusCode(200);
    deleteExperiment();

    garbage.collect(
        new GarbageRequest(Duration.ZERO, List.of(), List.of(), List.of(), true), lines::add);

    assertThat(lines)
        .containsOnlyOnce(
            "Run with ID " + run + " would be permanently deleted.",
            "Logged model with ID " + model + " would be permanently deleted.",
            "Experiment with ID " + experiment + " would be permanently deleted.");
  }

  @Test
  void experimentWithANeededRunIsKept() {
    String other = createRun(experiment, Map.of());
    register(Map.of("run_id", run, "source", root(run) + "/model"));
    deleteExperiment();

    assertThat(collectExperiment()).hasToString("1 deleted, 2 kept, 0 failed");

    get("experiments/get", Map.of("experiment_id", experiment)).statusCode(200);
    get("runs/get", Map.of("run_id", run)).statusCode(200);
    get("runs/get", Map.of("run_id", other)).statusCode(404);
  }

  @Test
  void dryRunKnowsThatARestoredRunHoldsItsExperiment() {
    deleteExperiment();
    post("runs/restore", Map.of("run_id", run)).statusCode(200);
    String whole = "Experiment with ID " + experiment + " is kept: not all that is in it can be";

    garbage.collect(
        new GarbageRequest(Duration.ZERO, List.of(), List.of(experiment), List.of(), true),
        lines::add);

    assertThat(lines).containsExactly(whole + " deleted.");
    lines.clear();
    collectExperiment();
    assertThat(lines).containsExactly(whole + " deleted.");
  }

  @Test
  void defaultExperimentStays() {
    assertThatThrownBy(
            () ->
                garbage.collect(
                    new GarbageRequest(Duration.ZERO, List.of(), List.of("0"), List.of(), false),
                    lines::add))
        .hasMessage("The default experiment cannot be deleted permanently: clients rely on it.");
  }

  @Test
  void collectionThatWasKilledIsFinished() throws SQLException {
    String second = createRun(experiment, Map.of());
    upload(second, "file");
    delete(run);
    delete(second);
    // Killed after the mark, with the bytes still there, and after the bytes.
    execute("UPDATE run SET lifecycle_stage = 'garbage' WHERE run_uuid IN (?, ?)", run, second);
    given().delete(PROXY + experiment + "/" + second).then().statusCode(200);

    post("runs/restore", Map.of("run_id", run))
        .statusCode(404)
        .body("message", equalTo("Run with id=%s not found".formatted(run)));
    garbage.collect(GarbageRequest.everything(Duration.ofDays(1)), lines::add);

    assertThat(lines)
        .contains(
            "Run with ID " + run + " has been permanently deleted.",
            "Run with ID " + second + " has been permanently deleted.");
    given().get(artifact(run, "model/MLmodel")).then().statusCode(404);
  }

  @Test
  void noVersionIsMadeFromARunThatIsBeingCollected() throws SQLException {
    delete(run);
    execute("UPDATE run SET lifecycle_stage = 'garbage' WHERE run_uuid = ?", run);

    String name = freshName();
    posted("registered-models/create", Map.of("name", name));
    post(
            "model-versions/create",
            Map.of("name", name, "run_id", run, "source", root(run) + "/model"))
        .statusCode(400);
  }

  @Test
  void artifactsElsewhereDoNotKeepARunFromGoing() throws SQLException {
    delete(run);
    execute("UPDATE run SET artifact_uri = 's3://elsewhere/' || run_uuid WHERE run_uuid = ?", run);

    assertThat(collectRuns(run).deleted()).isEqualTo(1);

    assertThat(lines.get(0))
        .isEqualTo(
            ("The artifacts of Run with ID %1$s were left where they are: The artifacts at"
                    + " 's3://elsewhere/%1$s' are not served by this server")
                .formatted(run));
  }

  @Test
  void everythingTakesManyPages() {
    List<String> runs = new ArrayList<>();
    for (int i = 0; i < 205; i++) {
      runs.add(createRun(experiment, Map.of()));
    }
    runs.forEach(GarbageServiceTest::delete);

    garbage.collect(GarbageRequest.everything(Duration.ZERO), lines::add);

    assertThat(lines)
        .containsAll(
            runs.stream()
                .map(id -> "Run with ID " + id + " has been permanently deleted.")
                .toList());
    get("runs/get", Map.of("run_id", run)).statusCode(200);
  }

  private GarbageSummary collectRuns(String... ids) {
    lines.clear();
    return garbage.collect(
        new GarbageRequest(Duration.ZERO, List.of(ids), List.of(), List.of(), false), lines::add);
  }

  private GarbageSummary collectExperiment() {
    return garbage.collect(
        new GarbageRequest(Duration.ZERO, List.of(), List.of(experiment), List.of(), false),
        lines::add);
  }

  private void deleteExperiment() {
    post("experiments/delete", Map.of("experiment_id", experiment)).statusCode(200);
  }

  private static void delete(String runId) {
    post("runs/delete", Map.of("run_id", runId)).statusCode(200);
  }

  private static String register(Map<String, ?> fields) {
    String name = freshName();
    posted("registered-models/create", Map.of("name", name));
    Map<String, Object> version = new java.util.HashMap<>(fields);
    version.put("name", name);
    posted("model-versions/create", version);
    return name;
  }

  private String loggedModel() {
    return posted("logged-models", Map.of("experiment_id", experiment))
        .getString("model.info.model_id");
  }

  private String root(String runId) {
    return "mlflow-artifacts:/" + experiment + "/" + runId + "/artifacts";
  }

  private String artifact(String runId, String path) {
    return PROXY + experiment + "/" + runId + "/artifacts/" + path;
  }

  private void upload(String runId, String path) {
    given().body("x".getBytes()).put(artifact(runId, path)).then().statusCode(200);
  }

  private long count(String sql) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet rows = statement.executeQuery()) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private void execute(String sql, String... values) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setString(i + 1, values[i]);
      }
      statement.executeUpdate();
    }
  }
}
