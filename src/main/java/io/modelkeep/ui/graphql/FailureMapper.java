package io.modelkeep.ui.graphql;

import graphql.GraphqlErrorBuilder;
import graphql.execution.DataFetcherExceptionHandler;
import graphql.execution.DataFetcherExceptionHandlerParameters;
import graphql.execution.DataFetcherExceptionHandlerResult;
import io.modelkeep.error.ExceptionMappers;
import io.modelkeep.error.MlflowException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/** Turns the failure of a field into one of the answer's messages: MLflow's words, or none. */
final class FailureMapper implements DataFetcherExceptionHandler {
  private static final Logger LOG = Logger.getLogger(FailureMapper.class);

  @Override
  public CompletableFuture<DataFetcherExceptionHandlerResult> handleException(
      DataFetcherExceptionHandlerParameters parameters) {
    var error =
        GraphqlErrorBuilder.newError(parameters.getDataFetchingEnvironment())
            .message("%s", message(parameters.getException()))
            .build();
    return CompletableFuture.completedFuture(
        DataFetcherExceptionHandlerResult.newResult(error).build());
  }

  private static String message(Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    if (cause instanceof MlflowException expected) {
      return String.valueOf(expected.getMessage());
    }
    Object requestId = MDC.get(ExceptionMappers.REQUEST_ID);
    LOG.errorf(cause, "A field of GraphQL request %s failed", requestId);
    return "The server failed to answer this query. Its log tells more under request id %s."
        .formatted(requestId);
  }
}
