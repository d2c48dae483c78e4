package io.modelkeep.error;

/**
 * A failure in MLflow's words: what is thrown here is what the client reads.
 *
 * <p>The message is part of the protocol; clients and their tests compare it. It must never carry
 * anything of the inside (SQL, class names, paths of the server).
 */
public final class MlflowException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ErrorCode code;
  private final Classification classification;

  public MlflowException(ErrorCode code, String message) {
    this(code, code.classification(), message);
  }

  private MlflowException(ErrorCode code, Classification classification, String message) {
    // An expected answer and not a fault of the server: nobody reads its stack, so none is filled.
    super(message, null, false, false);
    this.code = code;
    this.classification = classification;
  }

  public static MlflowException invalidParameter(String message) {
    return new MlflowException(ErrorCode.INVALID_PARAMETER_VALUE, message);
  }

  /** An invalid parameter that MLflow files more precisely. */
  public static MlflowException attributeNotFound(String message) {
    return new MlflowException(
        ErrorCode.INVALID_PARAMETER_VALUE, Classification.ATTRIBUTE_NOT_FOUND, message);
  }

  public static MlflowException badRequest(String message) {
    return new MlflowException(ErrorCode.BAD_REQUEST, message);
  }

  public static MlflowException doesNotExist(String message) {
    return new MlflowException(ErrorCode.RESOURCE_DOES_NOT_EXIST, message);
  }

  public static MlflowException alreadyExists(String message) {
    return new MlflowException(ErrorCode.RESOURCE_ALREADY_EXISTS, message);
  }

  public static MlflowException invalidState(String message) {
    return new MlflowException(ErrorCode.INVALID_STATE, message);
  }

  /** What is asked for contradicts what something else relies on; answered with 409. */
  public static MlflowException conflict(String message) {
    return new MlflowException(ErrorCode.RESOURCE_CONFLICT, message);
  }

  public ErrorCode code() {
    return code;
  }

  /** How the failure is filed, beside its code. */
  public Classification classification() {
    return classification;
  }
}
