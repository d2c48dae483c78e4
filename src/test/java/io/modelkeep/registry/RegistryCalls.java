package io.modelkeep.registry;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.UUID;

/** Calls of the registry's endpoints, each with a body as text or a query as pairs. */
final class RegistryCalls {
  static final String PREFIX = "/api/2.0/mlflow/";

  /**
   * What was answered.
   *
   * @param body with all timestamps as 0, for they differ from run to run
   */
  record Answer(int status, String body) {
    static Answer of(Response response) {
      return new Answer(
          response.statusCode(), response.asString().replaceAll("(_timestamp\": )\\d+", "$10"));
    }

    static Answer ok(String body) {
      return new Answer(200, body);
    }

    static Answer invalid(String message) {
      return failure(400, "INVALID_PARAMETER_VALUE", message, "INVALID_PARAMETER_VALUE");
    }

    static Answer notFound(String message) {
      return failure(404, "RESOURCE_DOES_NOT_EXIST", message, "RESOURCE_NOT_FOUND");
    }

    static Answer alreadyExists(String message) {
      return failure(400, "RESOURCE_ALREADY_EXISTS", message, "RESOURCE_ALREADY_EXISTS");
    }

    private static Answer failure(int status, String code, String message, String errorClass) {
      return new Answer(
          status,
          """
          {
            "error_code": "%s",
            "message": %s,
            "sqlstate": "KAM00",
            "error_class": "%s"
          }"""
              .formatted(code, quoted(message), errorClass));
    }
  }

  private RegistryCalls() {}

  static String freshName() {
    return "model-" + UUID.randomUUID();
  }

  static Answer post(String path, String json) {
    return Answer.of(json(json).post(PREFIX + path));
  }

  static Answer patch(String path, String json) {
    return Answer.of(json(json).patch(PREFIX + path));
  }

  static Answer delete(String path, String json) {
    return Answer.of(json(json).delete(PREFIX + path));
  }

  static Answer get(String path, Object... query) {
    return Answer.of(getRaw(path, query));
  }

  /** The answer itself, to look into; a list in the query is a parameter that is repeated. */
  static Response getRaw(String path, Object... query) {
    RequestSpecification request = given();
    for (int i = 0; i < query.length; i += 2) {
      if (query[i + 1] instanceof List<?> values) {
        request.queryParam((String) query[i], values);
      } else {
        request.queryParam((String) query[i], query[i + 1]);
      }
    }
    return request.get(PREFIX + path);
  }

  static String createdModel() {
    String name = freshName();
    createModel(name);
    return name;
  }

  static void createModel(String name) {
    expectOk(post("registered-models/create", json("name", name)));
  }

  /** A prompt is a registered model with a certain tag. */
  static void createPrompt(String name) {
    expectOk(
        post(
            "registered-models/create",
            """
            {"name": "%s", "tags": [{"key": "mlflow.prompt.is_prompt", "value": "true"}]}"""
                .formatted(name)));
  }

  /** The number of the new version. */
  static String createVersion(String model) {
    return createVersion(model, "s3://bucket/model");
  }

  static String createVersion(String model, String source) {
    Response created =
        json(json("name", model, "source", source)).post(PREFIX + "model-versions/create");
    expectOk(Answer.of(created));
    return created.path("model_version.version");
  }

  static void transition(String model, String version, String stage) {
    expectOk(
        post(
            "model-versions/transition-stage",
            json("name", model, "version", version, "stage", stage)));
  }

  static void setAlias(String model, String alias, String version) {
    expectOk(
        post("registered-models/alias", json("name", model, "alias", alias, "version", version)));
  }

  static List<String> versions(Response answer) {
    return answer.path("model_versions.version");
  }

  static List<String> modelNames(Response answer) {
    return answer.path("registered_models.name");
  }

  /** A JSON object of texts from names and values in turn. */
  static String json(String... pairs) {
    StringBuilder json = new StringBuilder("{");
    for (int i = 0; i < pairs.length; i += 2) {
      json.append(i == 0 ? "" : ", ").append(quoted(pairs[i])).append(": ");
      json.append(quoted(pairs[i + 1]));
    }
    return json.append("}").toString();
  }

  private static RequestSpecification json(String body) {
    return given().contentType(ContentType.JSON).body(body);
  }

  private static String quoted(String text) {
    try {
      return new ObjectMapper().writeValueAsString(text);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static void expectOk(Answer answer) {
    if (answer.status() != 200) {
      throw new AssertionError(answer.toString());
    }
  }
}
