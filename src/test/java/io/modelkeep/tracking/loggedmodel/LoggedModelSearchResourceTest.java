package io.modelkeep.tracking.loggedmodel;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Searches over four models, of which {@code c} and {@code d} have no loss. */
@QuarkusTest
class LoggedModelSearchResourceTest {
  private static final String API = "/api/2.0/mlflow/";

  private String experiment;
  private String run;

  @BeforeEach
  void makeModels() {
    String name = "search " + UUID.randomUUID();
    experiment = post("experiments/create", Map.of("name", name)).getString("experiment_id");
    run = post("runs/create", Map.of("experiment_id", experiment)).getString("run.info.run_id");
    String a = create("a", "agent", "red");
    String b = create("b", "", "blue");
    create("c", "agent", "Red");
    String d = create("d", "", "green");
    log(a, "loss", 0.9, 1, null);
    log(a, "loss", 0.1, 2, null);
    log(b, "loss", 0.5, 1, "iris");
    log(b, "loss", 0.7, 2, "wine");
    log(d, "accuracy", 1, 1, "iris");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          name = 'a'                                    | a
          name IN ('a', 'b')                            | b a
          name NOT IN ('a', 'b')                        | d c
          model_type = 'agent' AND tags.team = 'red'    | a
          model_type = ''                               | d b
          tags.team ILIKE 'r%'                          | c a
          tags.team != 'red'                            | d c b
          params.name LIKE '_'                          | d c b a
          status = 1                                    | d c b a
          status = '2'                                  |
          creation_timestamp > 1000.5                   | d c b a
          last_updated_timestamp < 1000                 |
          metrics.loss > 0.8                            | a
          metrics.loss < 0.2                            | a
          metrics.loss > 0.8 AND metrics.loss < 0.2     | a
          metrics.loss != 0.5                           | b a
          metrics.accuracy >= 1                         | d
          """)
  void filterFinds(String filter, String names) {
    assertThat(namesOf(search(Map.of("filter", filter)).extract().jsonPath()))
        .isEqualTo(names == null ? "" : names);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          name          | true  |      | a b c d
          name          | false |      | d c b a
          metrics.loss  | true  |      | a b d c
          metrics.loss  | false |      | b a d c
          metrics.loss  | true  | iris | b d c a
          metrics.loss  | false | wine | b d c a
          metrics.other | true  |      | d c b a
          status_message| true  |      | d c b a
          """)
  void orderIsKeptOverPages(String field, boolean ascending, String dataset, String names) {
    Map<String, Object> key = new HashMap<>(Map.of("field_name", field, "ascending", ascending));
    if (dataset != null) {
      key.put("dataset_name", dataset);
    }
    for (int size : List.of(1, 2, 3, 4, 50)) {
      assertThat(pages(Map.of("order_by", List.of(key), "max_results", size))).isEqualTo(names);
    }
  }

  @Test
  void datasetsConfineModelsAndComparedMetrics() {
    List<Map<String, String>> iris = List.of(Map.of("dataset_name", "iris", "dataset_digest", "1"));

    assertThat(pages(Map.of("datasets", iris))).isEqualTo("d b");
    assertThat(pages(Map.of("datasets", iris, "filter", "metrics.loss > 0.6"))).isEqualTo("");
    assertThat(pages(Map.of("datasets", iris, "filter", "metrics.loss > 0.4"))).isEqualTo("b");
  }

  @Test
  void datasetWithoutDigestFindsNothingAsInMlflow() {
    assertThat(pages(Map.of("datasets", List.of(Map.of("dataset_name", "iris"))))).isEqualTo("");
  }

  @Test
  void modelsMadeBetweenPagesAreNeitherRepeatedNorSkipped() {
    JsonPath first = search(Map.of("max_results", 2)).extract().jsonPath();
    create("e", "", "red");

    JsonPath second =
        search(Map.of("max_results", 2, "page_token", first.getString("next_page_token")))
            .extract()
            .jsonPath();

    assertThat(namesOf(first) + " " + namesOf(second)).isEqualTo("d c b a");
    assertThat(second.getString("next_page_token")).isNull();
  }

  @Test
  void tokenOfAnotherSearchIsRefused() {
    String token = search(Map.of("max_results", 2)).extract().path("next_page_token");

    refused(Map.of("page_token", token, "filter", "name = 'a'"))
        .body(
            "message",
            equalTo(
                "Filter string in the page token does not match the requested filter string."
                    + " Expected: name = 'a'. Found: None"));
    refused(Map.of("page_token", token, "order_by", List.of(Map.of("field_name", "name"))));
    refused(Map.of("page_token", "next"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "colour = 'x'",
        "metrics.loss > 'x'",
        "name > 'a'",
        "name = 'a' OR name = 'b'",
        "tags.a"
      })
  void badFilterIsRefused(String filter) {
    refused(Map.of("filter", filter));
  }

  @Test
  void badDatasetOrSizeIsRefused() {
    refused(Map.of("datasets", List.of(Map.of("dataset_digest", "1"))))
        .body("message", equalTo("`dataset_name` in the `datasets` clause must be specified."));
    refused(Map.of("max_results", -1));
  }

  private String create(String name, String type, String team) {
    return post(
            "logged-models",
            Map.of(
                "experiment_id", experiment,
                "name", name,
                "model_type", type,
                "params", List.of(Map.of("key", "name", "value", name)),
                "tags", List.of(Map.of("key", "team", "value", team))))
        .getString("model.info.model_id");
  }

  private void log(String model, String key, double value, int time, String dataset) {
    Map<String, Object> point =
        new HashMap<>(
            Map.of(
                "run_id", run, "model_id", model, "key", key, "value", value, "timestamp", time));
    if (dataset != null) {
      point.put("dataset_name", dataset);
      point.put("dataset_digest", "1");
    }
    post("runs/log-metric", point);
  }

  /** The names on all pages, in order. */
  private String pages(Map<String, Object> request) {
    List<String> names = new ArrayList<>();
    Map<String, Object> next = new HashMap<>(request);
    do {
      JsonPath page = search(next).extract().jsonPath();
      names.add(namesOf(page));
      next.put("page_token", page.getString("next_page_token"));
    } while (next.get("page_token") != null);
    return String.join(" ", names);
  }

  private ValidatableResponse search(Map<String, Object> fields) {
    return answer(fields).statusCode(200);
  }

  private ValidatableResponse refused(Map<String, Object> fields) {
    return answer(fields).statusCode(400).body("error_code", equalTo("INVALID_PARAMETER_VALUE"));
  }

  private ValidatableResponse answer(Map<String, Object> fields) {
    Map<String, Object> request = new HashMap<>(fields);
    request.put("experiment_ids", List.of(experiment));
    return given()
        .contentType(ContentType.JSON)
        .body(request)
        .post(API + "logged-models/search")
        .then();
  }

  private static String namesOf(JsonPath page) {
    List<String> names = page.getList("models.info.name");
    return names == null ? "" : String.join(" ", names);
  }

  private static JsonPath post(String path, Object body) {
    return given()
        .contentType(ContentType.JSON)
        .body(body)
        .post(API + path)
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }
}
