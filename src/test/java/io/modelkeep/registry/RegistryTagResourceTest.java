package io.modelkeep.registry;

import static io.modelkeep.registry.RegistryCalls.createVersion;
import static io.modelkeep.registry.RegistryCalls.createdModel;
import static io.modelkeep.registry.RegistryCalls.delete;
import static io.modelkeep.registry.RegistryCalls.freshName;
import static io.modelkeep.registry.RegistryCalls.getRaw;
import static io.modelkeep.registry.RegistryCalls.json;
import static io.modelkeep.registry.RegistryCalls.post;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelkeep.registry.RegistryCalls.Answer;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class RegistryTagResourceTest {
  private static final Answer NOTHING = Answer.ok("{}");

  private String name;

  @BeforeEach
  void createOneVersion() {
    name = createdModel();
    createVersion(name);
  }

  @Test
  void tagOfAModelIsSetReplacedAndDeletedIdempotently() {
    assertThat(setOnModel("team", "a")).isEqualTo(NOTHING);
    assertThat(setOnModel("team", "b")).isEqualTo(NOTHING);
    assertThat(tagsOfModel()).containsExactly(Map.of("key", "team", "value", "b"));

    String tag = json("name", name, "key", "team");
    assertThat(delete("registered-models/delete-tag", tag)).isEqualTo(NOTHING);
    assertThat(delete("registered-models/delete-tag", tag)).isEqualTo(NOTHING);
    assertThat(tagsOfModel()).isNull();
  }

  @Test
  void tagOfAVersionIsSetReplacedAndDeletedIdempotently() {
    assertThat(setOnVersion("team", "a")).isEqualTo(NOTHING);
    assertThat(setOnVersion("team", "")).isEqualTo(NOTHING);
    assertThat(tagsOfVersion()).containsExactly(Map.of("key", "team", "value", ""));

    String tag = json("name", name, "version", "1", "key", "team");
    assertThat(delete("model-versions/delete-tag", tag)).isEqualTo(NOTHING);
    assertThat(delete("model-versions/delete-tag", tag)).isEqualTo(NOTHING);
    assertThat(tagsOfVersion()).isNull();
  }

  @Test
  void ownersThatAreMissingAreNotFound() {
    String missing = freshName();
    Answer noModel = Answer.notFound("Registered Model with name=%s not found".formatted(missing));
    Answer noVersion =
        Answer.notFound("Model Version (name=%s, version=9) not found".formatted(name));

    assertThat(post("registered-models/set-tag", json("name", missing, "key", "a", "value", "b")))
        .isEqualTo(noModel);
    assertThat(delete("registered-models/delete-tag", json("name", missing, "key", "a")))
        .isEqualTo(noModel);
    assertThat(
            post(
                "model-versions/set-tag",
                json("name", name, "version", "9", "key", "a", "value", "b")))
        .isEqualTo(noVersion);
    assertThat(delete("model-versions/delete-tag", json("name", name, "version", "9", "key", "a")))
        .isEqualTo(noVersion);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a,b", "a\\b", "😀"})
  void keysOfOtherCharactersAreRefused(String key) {
    assertThat(setOnModel(key, "b").body())
        .contains(
            "Names may only contain alphanumerics, underscores (_), dashes (-), periods (.),"
                + " spaces ( ), colon(:) and slashes (/).");
  }

  @Test
  void keysHaveUpTo250CharactersAndValuesUpTo100000() {
    assertThat(setOnModel("k".repeat(250), "v".repeat(100_000))).isEqualTo(NOTHING);
    assertThat(setOnModel("k".repeat(251), "v"))
        .isEqualTo(Answer.invalid("'key' exceeds the maximum length of 250 characters"));
    assertThat(setOnVersion("k", "v".repeat(100_001)))
        .isEqualTo(Answer.invalid("'value' exceeds the maximum length of 100000 characters"));
    assertThat(setOnVersion("mlflow.prompt.text", "v".repeat(100_001)))
        .isEqualTo(Answer.invalid("Prompt text exceeds max length of 100000 characters."));
  }

  @Test
  void valuesAreKeptByTheCharacter() {
    setOnModel("text", " 模型\n😀\t\"\\' ");

    assertThat(tagsOfModel()).containsExactly(Map.of("key", "text", "value", " 模型\n😀\t\"\\' "));
  }

  private Answer setOnModel(String key, String value) {
    return post("registered-models/set-tag", json("name", name, "key", key, "value", value));
  }

  private Answer setOnVersion(String key, String value) {
    return post(
        "model-versions/set-tag", json("name", name, "version", "1", "key", key, "value", value));
  }

  private List<Map<String, String>> tagsOfModel() {
    return getRaw("registered-models/get", "name", name).path("registered_model.tags");
  }

  private List<Map<String, String>> tagsOfVersion() {
    return getRaw("model-versions/get", "name", name, "version", "1").path("model_version.tags");
  }
}
