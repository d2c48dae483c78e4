package io.modelkeep.registry;

import static io.modelkeep.registry.RegistryCalls.createVersion;
import static io.modelkeep.registry.RegistryCalls.createdModel;
import static io.modelkeep.registry.RegistryCalls.delete;
import static io.modelkeep.registry.RegistryCalls.freshName;
import static io.modelkeep.registry.RegistryCalls.get;
import static io.modelkeep.registry.RegistryCalls.getRaw;
import static io.modelkeep.registry.RegistryCalls.json;
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
class AliasResourceTest {
  private static final String ALIAS = "registered-models/alias";

  private String name;

  @BeforeEach
  void createTwoVersions() {
    name = createdModel();
    createVersion(name);
    createVersion(name);
  }

  @Test
  void aliasAnswersItsVersionWithAllItsAliases() {
    setAlias(name, "champion", "1");
    setAlias(name, "Champion", "1");

    assertThat(get(ALIAS, "name", name, "alias", "champion"))
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
                    "description": "",
                    "source": "s3://bucket/model",
                    "run_id": "",
                    "status": "READY",
                    "run_link": "",
                    "aliases": [
                      "Champion",
                      "champion"
                    ]
                  }
                }"""
                    .formatted(name)));
  }

  @Test
  void aliasMovesToTheVersionItIsSetOn() {
    setAlias(name, "champion", "1");

    assertThat(post(ALIAS, json("name", name, "alias", "champion", "version", "2")))
        .isEqualTo(Answer.ok("{}"));
    assertThat(versionOf("champion")).isEqualTo("2");
  }

  @Test
  void latestIsTheNewestVersion() {
    assertThat(versionOf("LATEST")).isEqualTo("2");
  }

  @Test
  void deleteIsIdempotent() {
    setAlias(name, "champion", "1");

    assertThat(delete(ALIAS, json("name", name, "alias", "champion"))).isEqualTo(Answer.ok("{}"));
    assertThat(delete(ALIAS, json("name", name, "alias", "champion"))).isEqualTo(Answer.ok("{}"));
    assertThat(get(ALIAS, "name", name, "alias", "champion"))
        .isEqualTo(Answer.invalid("Registered model alias champion not found."));
  }

  @Test
  void missingModelAndVersionAreNotFound() {
    String missing = freshName();
    Answer noModel = Answer.notFound("Registered Model with name=%s not found".formatted(missing));

    assertThat(get(ALIAS, "name", missing, "alias", "a")).isEqualTo(noModel);
    assertThat(delete(ALIAS, json("name", missing, "alias", "a"))).isEqualTo(noModel);
    assertThat(post(ALIAS, json("name", name, "alias", "a", "version", "3")))
        .isEqualTo(Answer.notFound("Model Version (name=%s, version=3) not found".formatted(name)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "latest | ^'latest' alias name (case insensitive) is reserved.^",
        "LaTeSt | ^'latest' alias name (case insensitive) is reserved.^",
        "v1 | Version alias name 'v1' is reserved.",
        "V20 | Version alias name 'V20' is reserved.",
        "a b | Invalid alias name: 'a b'. Names may only contain alphanumerics, underscores (_),"
            + " and dashes (-).",
      })
  void reservedAndUnfitNamesAreRefused(String alias, String message) {
    assertThat(post(ALIAS, json("name", name, "alias", alias, "version", "1")))
        .isEqualTo(Answer.invalid(message));
  }

  @ParameterizedTest
  @ValueSource(strings = {"v", "v1a", "1", "模型_-"})
  void namesThatOnlyLookReservedAreTaken(String alias) {
    setAlias(name, alias, "1");

    assertThat(versionOf(alias)).isEqualTo("1");
  }

  @Test
  void aliasesHaveUpTo255Characters() {
    setAlias(name, "a".repeat(255), "1");

    assertThat(post(ALIAS, json("name", name, "alias", "a".repeat(256), "version", "1")))
        .isEqualTo(
            Answer.invalid(
                "'Registered model alias name' exceeds the maximum length of 255 characters"));
  }

  private String versionOf(String alias) {
    return getRaw(ALIAS, "name", name, "alias", alias).path("model_version.version");
  }
}
