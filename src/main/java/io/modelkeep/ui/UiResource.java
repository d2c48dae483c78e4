package io.modelkeep.ui;

import io.modelkeep.error.MlflowException;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.io.IOException;

/**
 * Serves the web UI where MLflow does. Its pages are told apart by what follows the {@code #}, so
 * there is only one address. Source: MLflow {@code server/__init__.py}.
 */
@Path("/")
@Blocking
@Produces(MediaType.WILDCARD)
public class UiResource {
  private final UiFiles files;
  private final Request request;
  private final HttpHeaders headers;

  /**
   * @param request a proxy of the current request, as are {@code headers}
   */
  UiResource(UiFiles files, Request request, HttpHeaders headers) {
    this.files = files;
    this.request = request;
    this.headers = headers;
  }

  @GET
  public Response page() throws IOException {
    var index = files.find("index.html");
    if (index.isEmpty()) {
      return Response.ok(AbsentUi.PAGE, "text/html; charset=utf-8")
          .header(HttpHeaders.CACHE_CONTROL, "no-cache")
          .build();
    }
    return answer(index.get());
  }

  @GET
  @Path("static-files/{path: .+}")
  public Response file(String path) throws IOException {
    return answer(
        files
            .find(path)
            .orElseThrow(() -> MlflowException.doesNotExist("The web UI has no such file.")));
  }

  private Response answer(UiFile file) throws IOException {
    return new FileAnswer(file, files).to(request, headers);
  }
}
