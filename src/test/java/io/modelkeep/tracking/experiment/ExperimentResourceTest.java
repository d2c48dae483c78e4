package io.modelkeep.tracking.experiment;

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
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class ExperimentResourceTest {
  private static JsonPath experiment(String id) {
    return get("experiments/get", Map.of("experiment_id", id)).statusCode(200).extract().jsonPath();
  }

  @Test
  void defaultExperimentIsThereFromTheStart() {
    JsonPath found = experiment("0");

    assertThat(found.getString("experiment.name")).isEqualTo("Default");
    assertThat(found.getString("experiment.artifact_location")).isEqualTo("mlflow-artifacts:/0");
    assertThat(found.getString("experiment.workspace")).isEqualTo("default");
  }

  @Test
  void createdExperimentIsShownWhole() {
    String name = freshName();
    String id =
        posted("experiments/create", Map.of("name", name, "tags", List.of(pair("团队", "红"))))
            .getString("experiment_id");

    JsonPath found = experiment(id);
    long created = found.getLong("experiment.creation_time");
    assertThat(found.getMap("experiment"))
        .isEqualTo(
            Map.of(
                "experiment_id",
                id,
                "name",
                name,
                "artifact_location",
                "mlflow-artifacts:/" + id,
                "lifecycle_stage",
                "active",
                "creation_time",
                created,
                "last_update_time",
                created,
                "tags",
                List.of(pair("团队", "红")),
                "workspace",
                "default"));
    get("experiments/get-by-name", Map.of("experiment_name", name))
        .statusCode(200)
        .body("experiment.experiment_id", equalTo(id));
  }

  @Test
  void createWithTakenNameIsRefused() {
    String name = freshName();
    posted("experiments/create", Map.of("name", name));

    assertRefused(
        post("experiments/create", Map.of("name", name)),
        400,
        "RESOURCE_ALREADY_EXISTS",
        "Experiment(name=%s) already exists.".formatted(name));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          runs:/abc/x       | Artifact location cannot be a runs:/ URI. Given: 'runs:/abc/x'
          s3://bucket/a#b   | 'artifact_location' URL can't include fragments or params.
          s3://b/a?x=%2e%2e | Invalid query string
          """)
  void createAtUnfitLocationIsRefused(String location, String message) {
    assertInvalid(
        post("experiments/create", Map.of("name", freshName(), "artifact_location", location)),
        message);
  }

  @Test
  void createWithSettingThatIsNoJsonIsRefused() {
    assertInvalid(
        post(
            "experiments/create",
            Map.of(
                "name",
                freshName(),
                "tags",
                List.of(pair("mlflow.trace.archivalRetention", "30d")))),
        "Trace archival config must be encoded as a JSON object.");
  }

  @Test
  void unknownExperimentIsNotFound() {
    assertRefused(
        get("experiments/get", Map.of("experiment_id", "999999999")),
        404,
        "RESOURCE_DOES_NOT_EXIST",
        "No Experiment with id=999999999 exists");
    assertInvalid(
        get("experiments/get", Map.of("experiment_id", "abc")),
        "Invalid experiment ID 'abc'. Experiment ID must be a valid integer.");
  }

  @Test
  void renameChangesNameAndTime() {
    String id = createExperiment();
    String name = freshName();

    posted("experiments/update", Map.of("experiment_id", id, "new_name", name));

    assertThat(experiment(id).getString("experiment.name")).isEqualTo(name);
  }

  @Test
  void renameToTakenNameIsRefused() {
    String id = createExperiment();

    assertRefused(
        post("experiments/update", Map.of("experiment_id", id, "new_name", "Default")),
        400,
        "RESOURCE_ALREADY_EXISTS",
        "Experiment(name=Default) already exists.");
  }

  @Test
  void deletedExperimentTakesItsRunsWithItAndBringsThemBack() {
    String id = createExperiment();
    String run = createRun(id, Map.of());

    posted("experiments/delete", Map.of("experiment_id", id));
    assertThat(experiment(id).getString("experiment.lifecycle_stage")).isEqualTo("deleted");
    assertThat(getRun(run).getString("run.info.lifecycle_stage")).isEqualTo("deleted");
    assertRefused(
        post("experiments/update", Map.of("experiment_id", id, "new_name", freshName())),
        500,
        "INVALID_STATE",
        "Cannot rename a non-active experiment.");
    assertInvalid(
        post("runs/create", Map.of("experiment_id", id)),
        "The experiment %s must be in the 'active' state. Current state is deleted.".formatted(id));

    posted("experiments/restore", Map.of("experiment_id", id));
    assertThat(getRun(run).getString("run.info.lifecycle_stage")).isEqualTo("active");
    assertRefused(
        post("experiments/restore", Map.of("experiment_id", id)),
        404,
        "RESOURCE_DOES_NOT_EXIST",
        "No Experiment with id=%s exists".formatted(id));
  }

  @Test
  void tagIsReplacedAndDeletedOnce() {
    String id = createExperiment();
    Map<String, String> tag = Map.of("experiment_id", id, "key", "team", "value", "red");
    posted("experiments/set-experiment-tag", tag);
    posted(
        "experiments/set-experiment-tag",
        Map.of("experiment_id", id, "key", "team", "value", "blue"));
    assertThat(experiment(id).getList("experiment.tags")).containsExactly(pair("team", "blue"));

    posted("experiments/delete-experiment-tag", tag);
    assertRefused(
        post("experiments/delete-experiment-tag", tag),
        404,
        "RESOURCE_DOES_NOT_EXIST",
        "No tag with name: team in experiment with id " + id);
  }

  @Test
  void savedViewsAreLimited() {
    String id = createExperiment();
    for (int view = 0; view < 50; view++) {
      posted("experiments/set-experiment-tag", view(id, view));
    }

    posted("experiments/set-experiment-tag", view(id, 49));
    assertInvalid(
        post("experiments/set-experiment-tag", view(id, 50)),
        ("Unable to create another custom view for experiment %s; the maximum number of custom"
                + " views per experiment is 50. Delete an existing custom view before creating a"
                + " new one.")
            .formatted(id));
  }

  private static Map<String, String> view(String experimentId, int number) {
    return Map.of(
        "experiment_id", experimentId, "key", "mlflow.customView.view" + number, "value", "{}");
  }

  @Test
  void searchGoesThroughPagesInOrder() {
    String prefix = freshName();
    List<String> names = IntStream.range(0, 5).mapToObj(i -> prefix + i).toList();
    names.forEach(name -> posted("experiments/create", Map.of("name", name)));
    Map<String, Object> request =
        Map.of(
            "filter",
            "name LIKE '" + prefix + "%'",
            "order_by",
            List.of("name ASC"),
            "max_results",
            3);

    JsonPath first = posted("experiments/search", request);
    Map<String, Object> next = new HashMap<>(request);
    next.put("page_token", first.getString("next_page_token"));
    JsonPath second = posted("experiments/search", next);

    assertThat(first.getList("experiments.name")).isEqualTo(names.subList(0, 3));
    assertThat(second.getList("experiments.name")).isEqualTo(names.subList(3, 5));
    assertThat(second.getString("next_page_token")).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          ACTIVE_ONLY  | a
          DELETED_ONLY | b
          ALL          | a b
          3            | a b
          """)
  void searchLooksAtTheViewAskedFor(String view, String found) {
    String prefix = freshName();
    posted("experiments/create", Map.of("name", prefix + "a"));
    String deleted =
        posted("experiments/create", Map.of("name", prefix + "b")).getString("experiment_id");
    posted("experiments/delete", Map.of("experiment_id", deleted));

    List<String> names =
        posted(
                "experiments/search",
                Map.of(
                    "view_type",
                    view,
                    "max_results",
                    10,
                    "order_by",
                    List.of("name"),
                    "filter",
                    "name LIKE '" + prefix + "%'"))
            .getList("experiments.name");

    assertThat(names.stream().map(name -> name.substring(prefix.length())))
        .containsExactly(found.split(" "));
  }

  @Test
  void searchWithoutLimitIsRefused() {
    assertInvalid(
        get("experiments/search", Map.of()),
        "Invalid value 0 for parameter 'max_results' supplied. It must be a positive integer");
  }
}
