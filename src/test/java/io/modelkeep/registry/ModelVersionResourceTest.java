package io.modelkeep.registry;

import static io.modelkeep.registry.RegistryCalls.createModel;
import static io.modelkeep.registry.RegistryCalls.createVersion;
import static io.modelkeep.registry.RegistryCalls.createdModel;
import static io.modelkeep.registry.RegistryCalls.delete;
import static io.modelkeep.registry.RegistryCalls.freshName;
import static io.modelkeep.registry.RegistryCalls.get;
import static io.modelkeep.registry.RegistryCalls.json;
import static io.modelkeep.registry.RegistryCalls.patch;
import static io.modelkeep.registry.RegistryCalls.post;
import static io.modelkeep.registry.RegistryCalls.setAlias;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelkeep.registry.RegistryCalls.Answer;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ModelVersionResourceTest {
  private String name;

  @BeforeEach
  void createModelOfTheTest() {
    name = createdModel();
  }

  @Test
  void createAnswersTheVersionAsItCanBeReadLater() {
    Answer created =
        post(
            "model-versions/create",
            """
            {
              "name": "%s",
              "source": "s3://bucket/path/model",
              "run_id": "0123456789abcdef0123456789abcdef",
              "run_link": "https://elsewhere/run",
              "description": "First",
              "tags": [{"key": "b", "value": "2"}, {"key": "a"}]
            }"""
                .formatted(name));

    assertThat(created)
        .isEqualTo(
            Answer.ok(
                """
                {
                  "model_version": {
                    "name": "%s",
                    "version": "1",
                    "creation_timestamp": 0,
                    "last_updated_timestamp": 0,
                    "current_stage": "None",
                    "description": "First",
                    "source": "s3://bucket/path/model",
                    "run_id": "0123456789abcdef0123456789abcdef",
                    "status": "READY",
                    "tags": [
                      {
                        "key": "a",
                        "value": ""
                      },
                      {
                        "key": "b",
                        "value": "2"
                      }
                    ],
                    "run_link": "https://elsewhere/run"
                  }
                }"""
                    .formatted(name)));
    assertThat(get("model-versions/get", "name", name, "version", "1")).isEqualTo(created);
  }

  @Test
  void createForAMissingModelIsNotFound() {
    String missing = freshName();

    assertThat(post("model-versions/create", json("name", missing, "source", "s3://bucket/a")))
        .isEqualTo(Answer.notFound("Registered Model with name=%s not found".formatted(missing)));
  }

  @Test
  void numbersCountUpAndAreNeverGivenTwice() {
    assertThat(createVersion(name)).isEqualTo("1");
    assertThat(createVersion(name)).isEqualTo("2");
    deleteVersion("2");

    assertThat(createVersion(name)).isEqualTo("3");
  }

  @Test
  void deletedVersionIsGoneWithItsAliases() {
    createVersion(name);
    setAlias(name, "champion", "1");

    assertThat(deleteVersion("1")).isEqualTo(Answer.ok("{}"));
    assertThat(deleteVersion("1")).isEqualTo(missing("1"));
    assertThat(get("model-versions/get", "name", name, "version", "1")).isEqualTo(missing("1"));
    assertThat(get("registered-models/alias", "name", name, "alias", "champion"))
        .isEqualTo(Answer.invalid("Registered model alias champion not found."));
  }

  @ParameterizedTest
  @CsvSource({"01,1", " 1 ,1", "1_0,10", "+1,1", "٣,3"})
  void versionsAreReadAsPythonReadsWholeNumbers(String version, int number) {
    for (int i = 1; i <= number; i++) {
      createVersion(name);
    }

    assertThat(get("model-versions/get", "name", name, "version", version))
        .isEqualTo(get("model-versions/get", "name", name, "version", Integer.toString(number)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "2", "2147483648", "99999999999999999999"})
  void versionsThatDoNotExistAreNotFound(String version) {
    createVersion(name);

    assertThat(get("model-versions/get", "name", name, "version", version))
        .isEqualTo(missing(version));
  }

  @ParameterizedTest
  @ValueSource(strings = {"abc", "1.0", "1e0", "1__0"})
  void versionsThatAreNoNumbersAreRefused(String version) {
    assertThat(get("model-versions/get", "name", name, "version", version))
        .isEqualTo(
            Answer.invalid("Parameter 'version' must be an integer, got '%s'.".formatted(version)));
  }

  @Test
  void updateReplacesTheDescriptionAndWithoutOneClearsIt() {
    createVersion(name);

    assertThat(
            patch(
                "model-versions/update", json("name", name, "version", "1", "description", "new")))
        .isEqualTo(version("\n    \"description\": \"new\",", "s3://bucket/model"));
    assertThat(patch("model-versions/update", json("name", name, "version", "1")))
        .isEqualTo(version("", "s3://bucket/model"));
  }

  @Test
  void copyByVersionKeepsTheUriAndReadsTheOriginalsFiles() {
    createVersion(name, "s3://bucket/original");
    String copy = createdModel();

    createVersion(copy, "models:/%s/1".formatted(name));

    assertThat(get("model-versions/get-download-uri", "name", copy, "version", "1"))
        .isEqualTo(downloadUri("s3://bucket/original"));
    assertThat(get("model-versions/get", "name", copy, "version", "1").body())
        .contains("\"source\": \"models:/%s/1\"".formatted(name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"models:/%s@champion", "models:/%s/Production", "models:/%s/latest"})
  void copyByAliasOrStageIsFixedToTheVersionMeant(String source) {
    createVersion(name, "s3://bucket/original");
    setAlias(name, "champion", "1");
    RegistryCalls.transition(name, "1", "Production");
    String copy = createdModel();

    createVersion(copy, source.formatted(name));

    assertThat(get("model-versions/get", "name", copy, "version", "1").body())
        .contains("\"source\": \"models:/%s/1\"".formatted(name));
  }

  @Test
  void copyOfACopyReadsTheFirstOriginalsFiles() {
    createVersion(name, "s3://bucket/original");
    String copy = createdModel();
    createVersion(copy, "models:/%s/1".formatted(name));
    createVersion(copy, "models:/%s/1".formatted(copy));

    assertThat(get("model-versions/get-download-uri", "name", copy, "version", "2"))
        .isEqualTo(downloadUri("s3://bucket/original"));
  }

  @Test
  void copyOfAMissingVersionIsNotFound() {
    assertThat(
            post("model-versions/create", json("name", name, "source", "models:/" + name + "/7")))
        .isEqualTo(missing("7"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "s3://bucket/../other",
        "s3://bucket/%2e%2e/other",
        "s3://bucket/%252e%252e/other",
        "s3://bucket/a/./b",
      })
  void sourcesThatClimbAreRefused(String source) {
    assertThat(post("model-versions/create", json("name", name, "source", source)))
        .isEqualTo(
            Answer.invalid(
                ("Invalid model version source: '%s'. If supplying a source as an http, https,"
                        + " local file path, ftp, objectstore, or mlflow-artifacts uri, an absolute"
                        + " path must be provided without relative path references present. Please"
                        + " provide an absolute path.")
                    .formatted(source)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/etc/passwd", "file:///etc/passwd", "model", "./model"})
  void localSourcesWithoutARunAreRefused(String source) {
    assertThat(post("model-versions/create", json("name", name, "source", source)))
        .isEqualTo(
            Answer.invalid(
                ("Invalid model version source: '%s'. To use a local path as a model version"
                        + " source, the run_id request parameter has to be specified and the local"
                        + " path has to be contained within the artifact directory of the run"
                        + " specified by the run_id.")
                    .formatted(source)));
  }

  @Test
  void refusedCreateUsesUpNoNumber() {
    post("model-versions/create", json("name", name, "source", "/etc/passwd"));

    assertThat(createVersion(name)).isEqualTo("1");
  }

  @Test
  void downloadUriOfAMissingVersionIsNotFound() {
    assertThat(get("model-versions/get-download-uri", "name", name, "version", "1"))
        .isEqualTo(missing("1"));
  }

  @Test
  void versionsMoveWithTheirModelsName() {
    createVersion(name);
    String newName = freshName();
    post("registered-models/rename", json("name", name, "new_name", newName));
    createModel(name);

    assertThat(get("model-versions/get", "name", name, "version", "1")).isEqualTo(missing("1"));
    assertThat(get("model-versions/get", "name", newName, "version", "1").status()).isEqualTo(200);
  }

  private Answer deleteVersion(String version) {
    return delete("model-versions/delete", json("name", name, "version", version));
  }

  private Answer missing(String version) {
    return Answer.notFound(
        "Model Version (name=%s, version=%s) not found".formatted(name, version));
  }

  private static Answer downloadUri(String uri) {
    return Answer.ok(
        """
        {
          "artifact_uri": "%s"
        }"""
            .formatted(uri));
  }

  private Answer version(String descriptionLine, String source) {
    return Answer.ok(
        """
        {
          "model_version": {
            "name": "%s",
            "version": "1",
            "creation_timestamp": 0,
            "last_updated_timestamp": 0,
            "current_stage": "None",%s
            "source": "%s",
            "run_id": "",
            "status": "READY",
            "run_link": ""
          }
        }"""
            .formatted(name, descriptionLine, source));
  }
}
