package io.modelkeep.error;

/**
 * The error codes MLflow's clients understand, with the HTTP status, the error class and the SQL
 * state each travels with.
 *
 * <p>Source: MLflow {@code databricks.proto} ({@code ErrorCode}), {@code exceptions.py} (status)
 * and {@code error_classification.py} (class and state; codes it does not classify carry neither).
 */
public enum ErrorCode {
  ABORTED(409, Classification.NONE),
  ALREADY_EXISTS(409, Classification.NONE),
  BAD_REQUEST(400, Classification.INVALID_PARAMETER_VALUE),
  CUSTOMER_UNAUTHORIZED(401, Classification.PERMISSION_DENIED),
  ENDPOINT_NOT_FOUND(404, Classification.RESOURCE_NOT_FOUND),
  INTERNAL_ERROR(500, Classification.INTERNAL_ERROR),
  INVALID_PARAMETER_VALUE(400, Classification.INVALID_PARAMETER_VALUE),
  /** 500 on the wire although the caller is at fault: MLflow maps it so and clients test for it. */
  INVALID_STATE(500, Classification.INTERNAL_ERROR),
  NOT_FOUND(404, Classification.RESOURCE_NOT_FOUND),
  NOT_IMPLEMENTED(501, Classification.NONE),
  PERMISSION_DENIED(403, Classification.PERMISSION_DENIED),
  REQUEST_LIMIT_EXCEEDED(429, Classification.NONE),
  /** 400 and not 409: MLflow maps it so; {@link #ALREADY_EXISTS} is the one with 409. */
  RESOURCE_ALREADY_EXISTS(400, Classification.RESOURCE_ALREADY_EXISTS),
  RESOURCE_CONFLICT(409, Classification.NONE),
  RESOURCE_DOES_NOT_EXIST(404, Classification.RESOURCE_NOT_FOUND),
  RESOURCE_EXHAUSTED(429, Classification.NONE),
  TEMPORARILY_UNAVAILABLE(503, Classification.INTERNAL_ERROR),
  UNAUTHENTICATED(401, Classification.NONE);

  private final int status;
  private final Classification classification;

  ErrorCode(int status, Classification classification) {
    this.status = status;
    this.classification = classification;
  }

  /** The HTTP status this code is answered with. */
  public int status() {
    return status;
  }

  /** How the failure is filed, beside its code. */
  public Classification classification() {
    return classification;
  }
}
