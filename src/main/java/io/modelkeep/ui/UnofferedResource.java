package io.modelkeep.ui;

import io.modelkeep.error.ErrorCode;
import io.modelkeep.error.MlflowException;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;

/** Answers the calls of features that are not offered. */
@Path("/")
@NonBlocking
@Produces(MediaType.APPLICATION_JSON)
public class UnofferedResource {
  private static final String ANY_CALL =
      "api/{version: [23]\\.0}/mlflow/{call: (?:" + UnofferedFeature.ROOTS + ")(?:/.*)?}";

  private final Request request;

  /**
   * @param request a proxy of the current request
   */
  UnofferedResource(Request request) {
    this.request = request;
  }

  @GET
  @Path(ANY_CALL)
  public String get(String version, String call) {
    UnofferedFeature feature = UnofferedFeature.of(call).orElseThrow(NotFoundException::new);
    return feature
        .emptyRead(request.getMethod(), version, call)
        .orElseThrow(
            () ->
                new MlflowException(
                    ErrorCode.ENDPOINT_NOT_FOUND,
                    "Modelkeep does not offer %s.".formatted(feature.title())));
  }

  @POST
  @Path(ANY_CALL)
  public String post(String version, String call) {
    return get(version, call);
  }

  @PUT
  @Path(ANY_CALL)
  public String put(String version, String call) {
    return get(version, call);
  }

  @PATCH
  @Path(ANY_CALL)
  public String patch(String version, String call) {
    return get(version, call);
  }

  @DELETE
  @Path(ANY_CALL)
  public String delete(String version, String call) {
    return get(version, call);
  }
}
