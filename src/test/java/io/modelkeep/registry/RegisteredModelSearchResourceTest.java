package io.modelkeep.registry;

import static io.modelkeep.registry.RegistryCalls.createModel;
import static io.modelkeep.registry.RegistryCalls.createPrompt;
import static io.modelkeep.registry.RegistryCalls.createVersion;
import static io.modelkeep.registry.RegistryCalls.delete;
import static io.modelkeep.registry.RegistryCalls.freshName;
import static io.modelkeep.registry.RegistryCalls.get;
import static io.modelkeep.registry.RegistryCalls.getRaw;
import static io.modelkeep.registry.RegistryCalls.json;
import static io.modelkeep.registry.RegistryCalls.modelNames;
import static io.modelkeep.registry.RegistryCalls.patch;
import static io.modelkeep.registry.RegistryCalls.post;
import static io.modelkeep.registry.RegistryCalls.transition;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelkeep.registry.RegistryCalls.Answer;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class RegisteredModelSearchResourceTest {
  private static final String SEARCH = "registered-models/search";

  /** Begins the names of this test's models, and of no others. */
  private final String prefix = freshName() + "-";

  @BeforeEach
  void createModels() {
    for (String suffix : List.of("a", "B", "c")) {
      createModel(prefix + suffix);
    }
  }

  @Test
  void modelsAreShownWhole() {
    assertThat(get(SEARCH, "filter", "name = '%sa'".formatted(prefix)))
        .isEqualTo(
            Answer.ok(
                """
                {
                  "registered_models": [
                    {
                      "name": "%sa",
                      "creation_timestamp": 0,
                      "last_updated_timestamp": 0
                    }
                  ]
                }"""
                    .formatted(prefix)));
  }

  @Test
  void eachModelIsShownWithItsOwnNewestVersions() {
    createVersion(prefix + "a");
    createVersion(prefix + "a");
    transition(prefix + "a", "1", "Production");
    createVersion(prefix + "c");

    JsonPath found = getRaw(SEARCH, "filter", "name LIKE '%s%%'".formatted(prefix)).jsonPath();
    assertThat(found.getList("registered_models.name"))
        .containsExactly(prefix + "B", prefix + "a", prefix + "c");
    assertThat(found.getList("registered_models.latest_versions.version"))
        .containsExactly(List.of("1", "2"), List.of("1"));
    assertThat(found.getList("registered_models.latest_versions.name"))
        .containsExactly(List.of(prefix + "a", prefix + "a"), List.of(prefix + "c"));
  }

  @Test
  void searchThatFindsNothingAnswersAnEmptyObject() {
    assertThat(get(SEARCH, "filter", "name = '%sz'".formatted(prefix))).isEqualTo(Answer.ok("{}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "name LIKE '%s%%' | B a c",
        "name LIKE '%sb' | ''",
        "name ILIKE '%sb' | B",
        "name LIKE '%s%%' and name != '%1$sa' | B c",
        "name IN ('%sa', '%1$sc') | a c",
        "name LIKE '%s%%' and tags.team = 'x' | ''",
      })
  void filtersNarrow(String filter, String expected) {
    assertThat(suffixes(getRaw(SEARCH, "filter", filter.formatted(prefix)))).isEqualTo(expected);
  }

  @Test
  void tagsNarrowAndComparingUnequalFindsOnlyModelsThatHaveTheTag() {
    tag("a", "team", "x");
    tag("c", "team", "y");

    assertThat(found("tags.team = 'x'")).isEqualTo("a");
    assertThat(found("tags.team != 'x'")).isEqualTo("c");
    assertThat(found("tags.team LIKE '_' and tags.team ILIKE 'Y'")).isEqualTo("c");
  }

  @Test
  void tagValuesAreComparedBeyondTheirIndexedBeginning() {
    String beginning = "v".repeat(300);
    tag("a", "long", beginning + "1");
    tag("c", "long", beginning + "2");

    assertThat(found("tags.long = '%s2'".formatted(beginning))).isEqualTo("c");
  }

  @Test
  void orderIsByNameUnlessAskedOtherwise() {
    patch("registered-models/update", json("name", prefix + "B", "description", "touched last"));

    assertThat(found("name LIKE '%'")).isEqualTo("B a c");
    assertThat(ordered("name DESC")).isEqualTo("c a B");
    assertThat(ordered("last_updated_timestamp DESC")).startsWith("B");
  }

  @Test
  void pagesStayRightWhileModelsComeAndGo() {
    Response first = page(null);
    assertThat(suffixes(first)).isEqualTo("B");

    createModel(prefix + "A");
    createModel(prefix + "b");
    delete("registered-models/delete", json("name", prefix + "B"));

    Response second = page(first.path("next_page_token"));
    Response third = page(second.path("next_page_token"));
    Response last = page(third.path("next_page_token"));
    assertThat(suffixes(second)).isEqualTo("a");
    assertThat(suffixes(third)).isEqualTo("b");
    assertThat(suffixes(last)).isEqualTo("c");
    assertThat(last.<String>path("next_page_token")).isNull();
  }

  @Test
  void noRowsAreAnsweredWithTheTokenOfTheSamePage() {
    Response none = getRaw(SEARCH, "filter", all(), "max_results", 0);

    assertThat(modelNames(none)).isNull();
    assertThat(
            suffixes(getRaw(SEARCH, "filter", all(), "page_token", none.path("next_page_token"))))
        .isEqualTo("B a c");
  }

  @Test
  void promptsAreFoundOnlyWhenAskedFor() {
    createPrompt(prefix + "prompt");

    assertThat(found("name LIKE '%'")).isEqualTo("B a c");
    assertThat(found("tags.`mlflow.prompt.is_prompt` = 'true'")).isEqualTo("prompt");
    assertThat(found("tags.`mlflow.prompt.is_prompt` != 'true'")).isEqualTo("B a c");
    assertThat(found("tags.`mlflow.prompt.is_prompt` = 'false'")).isEqualTo("B a c");
  }

  @Test
  void moreThan1000RowsAreRefusedInEitherSpelling() {
    assertThat(get(SEARCH, "max_results", 1001).status()).isEqualTo(400);
    assertThat(
            Answer.of(
                given().body("{\"maxResults\": 2147483647}").get(RegistryCalls.PREFIX + SEARCH)))
        .isEqualTo(
            Answer.invalid(
                "Invalid value for request parameter max_results. It must be at most 1000, but got"
                    + " value 2147483647"));
  }

  @Test
  void tokenOfAnotherOrderIsRefused() {
    String token = page(null).path("next_page_token");

    assertThat(get(SEARCH, "order_by", "name DESC", "page_token", token).status()).isEqualTo(400);
  }

  private Response page(String token) {
    return token == null
        ? getRaw(SEARCH, "filter", all(), "max_results", 1)
        : getRaw(SEARCH, "filter", all(), "max_results", 1, "page_token", token);
  }

  private String all() {
    return "name LIKE '%s%%'".formatted(prefix);
  }

  private String found(String filter) {
    return suffixes(getRaw(SEARCH, "filter", all() + " and " + filter));
  }

  private String ordered(String orderBy) {
    return suffixes(getRaw(SEARCH, "filter", all(), "order_by", orderBy));
  }

  private String suffixes(Response answer) {
    List<String> suffixes = new ArrayList<>();
    List<String> names = modelNames(answer);
    if (names != null) {
      names.forEach(name -> suffixes.add(name.substring(prefix.length())));
    }
    return String.join(" ", suffixes);
  }

  private void tag(String suffix, String key, String value) {
    post("registered-models/set-tag", json("name", prefix + suffix, "key", key, "value", value));
  }
}
