package io.modelkeep.registry;

import static io.modelkeep.registry.RegistryCalls.createModel;
import static io.modelkeep.registry.RegistryCalls.createPrompt;
import static io.modelkeep.registry.RegistryCalls.createVersion;
import static io.modelkeep.registry.RegistryCalls.createdModel;
import static io.modelkeep.registry.RegistryCalls.delete;
import static io.modelkeep.registry.RegistryCalls.freshName;
import static io.modelkeep.registry.RegistryCalls.get;
import static io.modelkeep.registry.RegistryCalls.getRaw;
import static io.modelkeep.registry.RegistryCalls.json;
import static io.modelkeep.registry.RegistryCalls.patch;
import static io.modelkeep.registry.RegistryCalls.post;
import static io.modelkeep.registry.RegistryCalls.setAlias;
import static io.modelkeep.registry.RegistryCalls.transition;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelkeep.registry.RegistryCalls.Answer;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class RegisteredModelResourceTest {
  private final String name = freshName();

  @Test
  void createAnswersTheModelAsItCanBeReadLater() {
    Answer created =
        post(
            "registered-models/create",
            """
            {
              "name": "%s",
              "description": "Iris",
              "tags": [{"key": "team", "value": "a"}, {"key": "b", "value": ""},
                       {"key": "team", "value": "last wins"}]
            }"""
                .formatted(name));

    assertThat(created)
        .isEqualTo(
            Answer.ok(
                """
                {
                  "registered_model": {
                    "name": "%s",
                    "creation_timestamp": 0,
                    "last_updated_timestamp": 0,
                    "description": "Iris",
                    "tags": [
                      {
                        "key": "b",
                        "value": ""
                      },
                      {
                        "key": "team",
                        "value": "last wins"
                      }
                    ]
                  }
                }"""
                    .formatted(name)));
    assertThat(get("registered-models/get", "name", name)).isEqualTo(created);
  }

  @Test
  void createLeavesAnEmptyDescriptionOut() {
    assertThat(post("registered-models/create", json("name", name, "description", "")))
        .isEqualTo(bareModel(name));
  }

  @Test
  void createOfATakenNameIsRefused() {
    createModel(name);

    assertThat(post("registered-models/create", json("name", name)))
        .isEqualTo(
            Answer.alreadyExists("Registered Model (name=%s) already exists.".formatted(name)));
  }

  @Test
  void createOfANameThatAPromptHasSaysSo() {
    createPrompt(name);

    assertThat(post("registered-models/create", json("name", name)))
        .isEqualTo(
            Answer.alreadyExists(
                "Tried to create a registered model with name '%s', but the name is already taken"
                        .formatted(name)
                    + " by a prompt. MLflow does not allow creating a model and a prompt with the"
                    + " same name."));
  }

  @Test
  void namesAreTakenByTheLetterCaseIncluded() {
    createModel(name);

    assertThat(
            post("registered-models/create", json("name", name.toUpperCase(Locale.ROOT))).status())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | Missing value for required parameter 'name'. See the API docs for more information"
            + " about request parameters.",
        "'  ' | Missing value for required parameter 'name'.",
        "a/b | Invalid model name 'a/b'. Names cannot contain '/' or ':'.",
        "a:b | Invalid model name 'a:b'. Names cannot contain '/' or ':'.",
      })
  void createRefusesNamesThatCannotBeAddressed(String refused, String message) {
    assertThat(post("registered-models/create", json("name", refused)))
        .isEqualTo(Answer.invalid(message));
  }

  @ParameterizedTest
  @ValueSource(strings = {".", ".."})
  void createRefusesNamesThatMeanAnotherPath(String refused) {
    assertThat(post("registered-models/create", json("name", refused)))
        .isEqualTo(
            Answer.invalid(
                ("Invalid value \"%s\" for parameter 'name' supplied: Names may be treated as files"
                        + " in certain cases, and must not resolve to other names when treated as"
                        + " such. This name would resolve to '%s'")
                    .formatted(refused, refused)));
  }

  @Test
  void createTakesANameOf256CharactersAndNoLonger() {
    String longest = name + "😀".repeat(256 - name.length());

    assertThat(post("registered-models/create", json("name", longest)).status()).isEqualTo(200);
    assertThat(post("registered-models/create", json("name", longest + "😀")))
        .isEqualTo(Answer.invalid("'name' exceeds the maximum length of 256 characters"));
  }

  @Test
  void getOfAMissingModelIsNotFound() {
    assertThat(get("registered-models/get", "name", name)).isEqualTo(missing(name));
  }

  @Test
  void getShowsTheNewestVersionOfEachStageAndTheAliases() {
    createModel(name);
    createVersion(name);
    createVersion(name);
    createVersion(name);
    transition(name, "1", "Production");
    setAlias(name, "champion", "2");

    assertThat(get("registered-models/get", "name", name))
        .isEqualTo(
            Answer.ok(
                """
                {
                  "registered_model": {
                    "name": "%1$s",
                    "creation_timestamp": 0,
                    "last_updated_timestamp": 0,
                    "latest_versions": [
                      {
                        "name": "%1$s",
                        "version": "1",
                        "creation_timestamp": 0,
                        "last_updated_timestamp": 0,
                        "current_stage": "Production",
                        "description": "",
                        "source": "s3://bucket/model",
                        "run_id": "",
                        "status": "READY",
                        "run_link": ""
                      },
                      {
                        "name": "%1$s",
                        "version": "3",
                        "creation_timestamp": 0,
                        "last_updated_timestamp": 0,
                        "current_stage": "None",
                        "description": "",
                        "source": "s3://bucket/model",
                        "run_id": "",
                        "status": "READY",
                        "run_link": ""
                      }
                    ],
                    "aliases": [
                      {
                        "alias": "champion",
                        "version": "2"
                      }
                    ]
                  }
                }"""
                    .formatted(name)));
  }

  @Test
  void renameKeepsVersionsAndAliases() {
    createModel(name);
    createVersion(name);
    setAlias(name, "champion", "1");
    String newName = freshName();

    assertThat(post("registered-models/rename", json("name", name, "new_name", newName)).status())
        .isEqualTo(200);
    assertThat(get("registered-models/get", "name", name)).isEqualTo(missing(name));
    assertThat(
            getRaw("registered-models/alias", "name", newName, "alias", "champion")
                .<String>path("model_version.name"))
        .isEqualTo(newName);
  }

  @Test
  void renameToATakenNameIsRefusedAndToItselfIsNot() {
    createModel(name);
    String taken = createdModel();

    assertThat(post("registered-models/rename", json("name", name, "new_name", taken)))
        .isEqualTo(
            Answer.alreadyExists("Registered Model (name=%s) already exists.".formatted(taken)));
    assertThat(post("registered-models/rename", json("name", name, "new_name", name)))
        .isEqualTo(bareModel(name));
  }

  @Test
  void renameOfAMissingModelIsNotFound() {
    assertThat(post("registered-models/rename", json("name", name, "new_name", "new")))
        .isEqualTo(missing(name));
  }

  @Test
  void updateReplacesTheDescriptionAndWithoutOneClearsIt() {
    createModel(name);

    assertThat(patch("registered-models/update", json("name", name, "description", "new")))
        .isEqualTo(
            Answer.ok(
                """
                {
                  "registered_model": {
                    "name": "%s",
                    "creation_timestamp": 0,
                    "last_updated_timestamp": 0,
                    "description": "new"
                  }
                }"""
                    .formatted(name)));
    assertThat(patch("registered-models/update", json("name", name))).isEqualTo(bareModel(name));
  }

  @Test
  void updateRefusesADescriptionOfMoreThan5000Characters() {
    createModel(name);

    assertThat(
            patch("registered-models/update", json("name", name, "description", "d".repeat(5001))))
        .isEqualTo(Answer.invalid("'description' exceeds the maximum length of 5000 characters"));
  }

  @Test
  void deletedModelIsGoneAndItsNameStartsAgainAtVersion1() {
    createModel(name);
    createVersion(name);
    createVersion(name);

    assertThat(delete("registered-models/delete", json("name", name))).isEqualTo(Answer.ok("{}"));
    assertThat(delete("registered-models/delete", json("name", name))).isEqualTo(missing(name));
    createModel(name);
    assertThat(createVersion(name)).isEqualTo("1");
  }

  @Test
  void deleteTakesTheNameAsAParameterWhereThereIsNoBody() {
    createModel(name);

    given()
        .queryParam("name", name)
        .delete(RegistryCalls.PREFIX + "registered-models/delete")
        .then()
        .statusCode(200);
    assertThat(get("registered-models/get", "name", name)).isEqualTo(missing(name));
  }

  @Test
  void latestVersionsAreThoseOfTheStagesAskedFor() {
    createModel(name);
    createVersion(name);
    createVersion(name);
    createVersion(name);
    transition(name, "1", "Staging");

    assertThat(latest("name", name)).isEqualTo("[1, 3]");
    assertThat(latest("name", name, "stages", "sTAGING")).isEqualTo("[1]");
    assertThat(latest("name", name, "stages", "Production")).isEqualTo("null");
    assertThat(get("registered-models/get-latest-versions", "name", name, "stages", "Gone"))
        .isEqualTo(
            Answer.invalid(
                "Invalid Model Version stage: Gone. Value must be one of None, Staging, Production,"
                    + " Archived."));
  }

  @Test
  void latestVersionsCanBeAskedForByPost() {
    createModel(name);
    createVersion(name);

    assertThat(
            post(
                "registered-models/get-latest-versions",
                "{\"name\": \"%s\", \"stages\": [\"None\"]}".formatted(name)))
        .isEqualTo(get("registered-models/get-latest-versions", "name", name));
  }

  @Test
  void ajaxApiIsTheSameResource() {
    given()
        .contentType(ContentType.JSON)
        .body(json("name", name))
        .post("/ajax-api/2.0/mlflow/registered-models/create")
        .then()
        .statusCode(200);

    Answer twin =
        Answer.of(
            given().queryParam("name", name).get("/ajax-api/2.0/mlflow/registered-models/get"));
    assertThat(twin).isEqualTo(bareModel(name));
    assertThat(twin).isEqualTo(get("registered-models/get", "name", name));
  }

  private static String latest(Object... query) {
    return String.valueOf(
        RegistryCalls.versions(getRaw("registered-models/get-latest-versions", query)));
  }

  private static Answer missing(String name) {
    return Answer.notFound("Registered Model with name=%s not found".formatted(name));
  }

  private static Answer bareModel(String name) {
    return Answer.ok(
        """
        {
          "registered_model": {
            "name": "%s",
            "creation_timestamp": 0,
            "last_updated_timestamp": 0
          }
        }"""
            .formatted(name));
  }
}
