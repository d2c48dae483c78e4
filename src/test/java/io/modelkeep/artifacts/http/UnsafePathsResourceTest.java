package io.modelkeep.artifacts.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelkeep.artifacts.store.UnsafePaths;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No endpoint that takes a path follows an unsafe one. */
@QuarkusTest
@TestProfile(OneRunProfile.class)
class UnsafePathsResourceTest {
  private static final String RUN = "run-of-unsafe-paths";

  /** Method and target, up to where the path goes. */
  private static final String[] ENDPOINTS = {
    "GET /api/2.0/mlflow/artifacts/list?run_id=" + RUN + "&path=",
    "GET /ajax-api/2.0/mlflow/artifacts/list?run_uuid=" + RUN + "&path=",
    "GET /api/2.0/mlflow-artifacts/artifacts?path=",
    "GET /get-artifact?run_id=" + RUN + "&path=",
    "HEAD /get-artifact?run_uuid=" + RUN + "&path=",
    "GET /model-versions/get-artifact?name=" + RUN + "&version=1&path=",
    "POST /ajax-api/2.0/mlflow/upload-artifact?run_uuid=" + RUN + "&path=",
    "GET /api/2.0/mlflow/logged-models/" + RUN + "/artifacts/files?artifact_file_path=",
    "GET /api/2.0/mlflow/logged-models/" + RUN + "/artifacts/directories?artifact_directory_path="
  };

  @TestHTTPResource URL server;
  @Inject ArtifactRootsOfTests roots;

  @BeforeEach
  void makeRun() {
    roots.add(RUN, "mlflow-artifacts:/" + RUN);
    roots.add(RUN + "/1", "mlflow-artifacts:/" + RUN);
  }

  static Stream<String> paths() {
    return UnsafePaths.inAnyPlace().stream();
  }

  @ParameterizedTest
  @MethodSource("paths")
  void isRefusedByEveryEndpoint(String path) throws IOException {
    RawHttp http = new RawHttp(server);
    for (String endpoint : ENDPOINTS) {
      String[] methodAndTarget = endpoint.split(" ", 2);
      RawHttp.Answer answer =
          http.send(
              methodAndTarget[0],
              methodAndTarget[1] + utf8(path.replace("\\", "%5c")),
              methodAndTarget[0].equals("POST") ? "x" : "");
      assertThat(answer.status()).as(endpoint).isEqualTo(400);
      if (!methodAndTarget[0].equals("HEAD")) {
        assertThat(answer.body())
            .as(endpoint)
            .contains("\"error_code\": \"INVALID_PARAMETER_VALUE\"");
      }
    }
  }

  /** Characters beyond ASCII as the bytes that a careless client sends. */
  private static String utf8(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }
}
