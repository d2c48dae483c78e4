package io.modelkeep.error;

import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The one place where a failure becomes an answer. */
public class ExceptionMappers {
  /** The key under which the request's id is logged. */
  public static final String REQUEST_ID = "request_id";

  private static final Logger LOG = Logger.getLogger(ExceptionMappers.class);

  @ServerExceptionMapper
  public Response mlflow(MlflowException failure) {
    return answer(failure.code().status(), ErrorBody.of(failure));
  }

  @ServerExceptionMapper
  public Response http(HttpRefusal refusal) {
    Response.ResponseBuilder answer =
        Response.status(refusal.status())
            .type(MediaType.APPLICATION_JSON_TYPE)
            .entity(ErrorBody.of(ErrorCode.BAD_REQUEST, refusal.getMessage()));
    refusal.headers().forEach(answer::header);
    return answer.build();
  }

  @ServerExceptionMapper
  public Response unknownRoute(NotFoundException failure) {
    return answer(404, ErrorBody.of(ErrorCode.ENDPOINT_NOT_FOUND, "No such endpoint."));
  }

  @ServerExceptionMapper
  public Response wrongMethod(NotAllowedException failure) {
    return answer(
        405,
        ErrorBody.of(
            ErrorCode.ENDPOINT_NOT_FOUND, "The endpoint does not answer to this HTTP method."));
  }

  /** What the framework itself refuses: its status, MLflow's shape, none of its words. */
  @ServerExceptionMapper
  public Response framework(WebApplicationException failure) {
    int status = failure.getResponse().getStatus();
    if (status >= 500) {
      return unknown(failure);
    }
    return answer(
        status, ErrorBody.of(ErrorCode.BAD_REQUEST, "The request could not be understood."));
  }

  @ServerExceptionMapper
  public Response unknown(Throwable failure) {
    if (UnstorableText.isCauseOf(failure)) {
      return mlflow(
          MlflowException.invalidParameter(
              "Invalid value: text must not contain the NUL character."));
    }
    String requestId = String.valueOf(MDC.get(REQUEST_ID));
    if (DatabaseAbsence.isCauseOf(failure)) {
      LOG.errorf("Request %s found no database: %s", requestId, failure.getMessage());
      return answer(
          503,
          ErrorBody.of(
              ErrorCode.TEMPORARILY_UNAVAILABLE,
              "The database does not answer at the moment. Please try again."));
    }
    LOG.errorf(failure, "Request %s failed", requestId);
    return answer(
        500,
        ErrorBody.of(
            ErrorCode.INTERNAL_ERROR,
            "The server failed to answer this request. Its log tells more under request id %s."
                .formatted(requestId)));
  }

  private static Response answer(int status, ErrorBody body) {
    return Response.status(status).type(MediaType.APPLICATION_JSON_TYPE).entity(body).build();
  }
}
