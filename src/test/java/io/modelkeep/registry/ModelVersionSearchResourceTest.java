package io.modelkeep.registry;

import static io.modelkeep.registry.RegistryCalls.createVersion;
import static io.modelkeep.registry.RegistryCalls.createdModel;
import static io.modelkeep.registry.RegistryCalls.delete;
import static io.modelkeep.registry.RegistryCalls.freshName;
import static io.modelkeep.registry.RegistryCalls.get;
import static io.modelkeep.registry.RegistryCalls.getRaw;
import static io.modelkeep.registry.RegistryCalls.json;
import static io.modelkeep.registry.RegistryCalls.patch;
import static io.modelkeep.registry.RegistryCalls.post;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelkeep.registry.RegistryCalls.Answer;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class ModelVersionSearchResourceTest {
  private static final String SEARCH = "model-versions/search";

  private String name;

  @BeforeEach
  void createFourVersions() {
    name = createdModel();
    for (int i = 1; i <= 4; i++) {
      createVersion(name, "s3://bucket/%d".formatted(i));
    }
  }

  @Test
  void versionsAreShownWhole() {
    assertThat(get(SEARCH, "filter", ofModel() + " and version_number = 2"))
        .isEqualTo(
            Answer.ok(
                """
                {
                  "model_versions": [
                    {
                      "name": "%s",
                      "version": "2",
                      "creation_timestamp": 0,
                      "last_updated_timestamp": 0,
                      "current_stage": "None",
                      "description": "",
                      "source": "s3://bucket/2",
                      "run_id": "",
                      "status": "READY",
                      "run_link": ""
                    }
                  ]
                }"""
                    .formatted(name)));
  }

  @Test
  void searchInAMissingModelAnswersAnEmptyObject() {
    assertThat(get(SEARCH, "filter", "name = '%s'".formatted(freshName())))
        .isEqualTo(Answer.ok("{}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "version_number > 2 | [3, 4]",
        "version_number >= '2' and version_number != 3 | [2, 4]",
        "source_path = 's3://bucket/2' | [2]",
        "source_path LIKE 's3://%/3' | [3]",
        "source_path ILIKE 'S3://%/3' | [3]",
        "run_id = '' | [1, 2, 3, 4]",
        "run_id IN ('a', 'b') | null",
        "tags.a = 'b' | null",
      })
  void filtersNarrow(String filter, String expected) {
    assertThat(found(filter)).isEqualTo(expected);
  }

  @Test
  void tagsNarrow() {
    tag("2", "team", "x");
    tag("3", "team", "y");

    assertThat(found("tags.team = 'x'")).isEqualTo("[2]");
    assertThat(found("tags.team != 'x'")).isEqualTo("[3]");
  }

  @Test
  void orderIsLatestUpdateFirstUnlessAskedOtherwise() {
    patch("model-versions/update", json("name", name, "version", "1", "description", "touched"));

    Response unordered = getRaw(SEARCH, "filter", ofModel());
    assertThat(RegistryCalls.versions(unordered)).startsWith("1").hasSize(4);
    assertThat(ordered("version_number DESC")).isEqualTo("[4, 3, 2, 1]");
    assertThat(ordered("creation_timestamp ASC", "version_number ASC")).isEqualTo("[1, 2, 3, 4]");
  }

  @Test
  void pagesStayRightWhileVersionsComeAndGo() {
    Response first = page(null);
    assertThat(versions(first)).isEqualTo("[4, 3]");

    createVersion(name);
    delete("model-versions/delete", json("name", name, "version", "3"));

    Response second = page(first.path("next_page_token"));
    assertThat(versions(second)).isEqualTo("[2, 1]");
    assertThat(second.<String>path("next_page_token")).isNull();
  }

  @Test
  void modelWithOnePromptAmongItsVersionsIsLeftOutOfPlainSearches() {
    tag("1", "mlflow.prompt.is_prompt", "true");

    assertThat(versions(getRaw(SEARCH, "filter", ofModel()))).isEqualTo("null");
    assertThat(found("tags.`mlflow.prompt.is_prompt` = 'true'")).isEqualTo("[1]");
  }

  @ParameterizedTest
  @CsvSource({"0", "-1"})
  void pagesOfNoRowsAreRefused(String size) {
    assertThat(get(SEARCH, "max_results", size))
        .isEqualTo(
            Answer.invalid(
                "Invalid value for max_results. It must be a positive integer, but got " + size));
  }

  @Test
  void moreThan200000RowsAreRefusedInEitherSpelling() {
    assertThat(get(SEARCH, "max_results", 200_001).status()).isEqualTo(400);
    assertThat(
            Answer.of(
                given().body("{\"maxResults\": 2147483647}").get(RegistryCalls.PREFIX + SEARCH)))
        .isEqualTo(
            Answer.invalid(
                "Invalid value for request parameter max_results. It must be at most 200000, but"
                    + " got value 2147483647"));
  }

  @Test
  void tokenThatIsNoneIsRefused() {
    assertThat(get(SEARCH, "page_token", "nonsense").status()).isEqualTo(400);
  }

  private Response page(String token) {
    return token == null
        ? getRaw(SEARCH, "filter", ofModel(), "order_by", "version_number DESC", "max_results", 2)
        : getRaw(
            SEARCH,
            "filter",
            ofModel(),
            "order_by",
            "version_number DESC",
            "max_results",
            2,
            "page_token",
            token);
  }

  private String ofModel() {
    return "name = '%s'".formatted(name);
  }

  private String found(String filter) {
    return versions(
        getRaw(SEARCH, "filter", ofModel() + " and " + filter, "order_by", "version_number ASC"));
  }

  private String ordered(String... orderBy) {
    return versions(getRaw(SEARCH, "filter", ofModel(), "order_by", List.of(orderBy)));
  }

  private static String versions(Response answer) {
    return String.valueOf(RegistryCalls.versions(answer));
  }

  private void tag(String version, String key, String value) {
    post(
        "model-versions/set-tag",
        json("name", name, "version", version, "key", key, "value", value));
  }
}
