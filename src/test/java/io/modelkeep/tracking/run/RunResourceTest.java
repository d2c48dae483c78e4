package io.modelkeep.tracking.run;

import static io.modelkeep.tracking.TrackingApi.assertInvalid;
import static io.modelkeep.tracking.TrackingApi.assertRefused;
import static io.modelkeep.tracking.TrackingApi.createExperiment;
import static io.modelkeep.tracking.TrackingApi.createRun;
import static io.modelkeep.tracking.TrackingApi.freshName;
import static io.modelkeep.tracking.TrackingApi.get;
import static io.modelkeep.tracking.TrackingApi.getRun;
import static io.modelkeep.tracking.TrackingApi.pair;
import static io.modelkeep.tracking.TrackingApi.post;
import static io.modelkeep.tracking.TrackingApi.posted;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RunResourceTest {
  @Test
  void createdRunIsShownWhole() {
    String experiment = createExperiment();

    JsonPath created =
        posted(
            "runs/create",
            Map.of(
                "experiment_id",
                experiment,
                "run_name",
                "运行 🚀",
                "user_id",
                "ada",
                "start_time",
                1234,
                "tags",
                List.of(pair("team", "red"))));

    String id = created.getString("run.info.run_id");
    assertThat(id).matches("[0-9a-f]{32}");
    assertThat(created.getMap("run"))
        .isEqualTo(
            Map.of(
                "info",
                Map.of(
                    "run_id",
                    id,
                    "run_uuid",
                    id,
                    "run_name",
                    "运行 🚀",
                    "experiment_id",
                    experiment,
                    "user_id",
                    "ada",
                    "status",
                    "RUNNING",
                    "start_time",
                    1234,
                    "artifact_uri",
                    "mlflow-artifacts:/%s/%s/artifacts".formatted(experiment, id),
                    "lifecycle_stage",
                    "active"),
                "data",
                Map.of("tags", List.of(pair("team", "red"), pair("mlflow.runName", "运行 🚀"))),
                "inputs",
                Map.of()));
    assertThat(getRun(id).getMap("run.info")).isEqualTo(created.getMap("run.info"));
  }

  @Test
  void unnamedRunGetsAName() {
    String run = createRun(createExperiment(), Map.of());

    JsonPath found = getRun(run);
    assertThat(found.getString("run.info.run_name")).matches("[a-z]+-[a-z]+-\\d{1,4}");
    assertThat(found.getList("run.data.tags"))
        .containsExactly(pair("mlflow.runName", found.getString("run.info.run_name")));
  }

  @Test
  void nameAndTagThatDisagreeAreRefused() {
    assertInvalid(
        post(
            "runs/create",
            Map.of(
                "experiment_id", createExperiment(),
                "run_name", "a",
                "tags", List.of(pair("mlflow.runName", "b")))),
        "Both 'run_name' argument and 'mlflow.runName' tag are specified, but with different"
            + " values (run_name='a', mlflow.runName='b').");
  }

  @Test
  void artifactsGoBelowTheExperimentsLocation() {
    String experiment =
        posted(
                "experiments/create",
                Map.of("name", freshName(), "artifact_location", "s3://bucket/root?region=x"))
            .getString("experiment_id");

    String run = createRun(experiment, Map.of());

    assertThat(getRun(run).getString("run.info.artifact_uri"))
        .isEqualTo("s3://bucket/root/%s/artifacts?region=x".formatted(run));
  }

  @Test
  void updateChangesWhatIsSetAndLeavesTheRest() {
    String run = createRun(createExperiment(), Map.of("run_name", "first"));

    JsonPath finished =
        posted("runs/update", Map.of("run_id", run, "status", "FINISHED", "end_time", 99));
    assertThat(finished.getString("run_info.status")).isEqualTo("FINISHED");
    assertThat(finished.getLong("run_info.end_time")).isEqualTo(99);
    assertThat(finished.getString("run_info.run_name")).isEqualTo("first");

    JsonPath renamed = posted("runs/update", Map.of("run_id", run, "run_name", "second"));
    assertThat(renamed.getString("run_info.status")).isEqualTo("FINISHED");
    assertThat(getRun(run).getList("run.data.tags"))
        .containsExactly(pair("mlflow.runName", "second"));
  }

  @Test
  void deletedRunCannotBeChangedUntilItIsRestored() {
    String run = createRun(createExperiment(), Map.of());
    posted("runs/delete", Map.of("run_id", run));
    posted("runs/delete", Map.of("run_id", run));

    assertInvalid(
        post("runs/update", Map.of("run_id", run, "status", "FAILED")),
        "The run %s must be in the 'active' state. Current state is deleted.".formatted(run));

    posted("runs/restore", Map.of("run_id", run));
    posted("runs/update", Map.of("run_id", run, "status", "FAILED"));
  }

  @Test
  void unknownRunIsNotFound() {
    assertRefused(
        get("runs/get", Map.of("run_id", "0".repeat(32))),
        404,
        "RESOURCE_DOES_NOT_EXIST",
        "Run with id=%s not found".formatted("0".repeat(32)));
  }
}
