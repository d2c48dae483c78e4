package io.modelkeep.artifacts.s3;

import io.modelkeep.error.ErrorCode;
import io.modelkeep.error.MlflowException;
import java.io.IOException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jboss.logging.Logger;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** That S3 refused a call, or could not be asked. The message is for the log. */
final class S3Failure extends IOException {
  private static final long serialVersionUID = 1L;
  private static final Logger LOG = Logger.getLogger(S3Failure.class);

  private final int status;
  private final String code;

  private S3Failure(int status, String code, Throwable cause) {
    super("S3 refused: " + cause.getMessage(), cause);
    this.status = status;
    this.code = code;
  }

  /**
   * Waits for the answer.
   *
   * @throws S3Failure if S3 refused
   * @throws MlflowException {@code TEMPORARILY_UNAVAILABLE} if it did not answer, or asked to come
   *     back later, in spite of several attempts
   */
  static <T> T await(CompletableFuture<T> call) throws IOException {
    try {
      return call.join();
    } catch (CancellationException e) {
      throw unavailable(e);
    } catch (CompletionException e) {
      throw of(e.getCause() == null ? e : e.getCause());
    }
  }

  /** The object, or the upload, is not there. */
  boolean isMissing() {
    // The answer to HEAD has no body and so no code; a bucket that is missing is another matter.
    return status == 404 && !code.equals("NoSuchBucket");
  }

  /** The key clashes with another one. */
  boolean isConflict() {
    return status == 409;
  }

  boolean isRangeBeyondEnd() {
    return status == 416;
  }

  /** The request itself does not fit what is stored, such as a part that was never sent. */
  boolean isBadRequest() {
    return status == 400;
  }

  private static S3Failure of(Throwable cause) {
    if (cause instanceof MlflowException expected) {
      throw expected;
    }
    if (cause instanceof SdkServiceException refusal && refusal.statusCode() < 500) {
      return new S3Failure(refusal.statusCode(), codeOf(refusal), refusal);
    }
    throw unavailable(cause);
  }

  private static MlflowException unavailable(Throwable cause) {
    LOG.errorf("S3 does not answer: %s", cause);
    return new MlflowException(
        ErrorCode.TEMPORARILY_UNAVAILABLE,
        "The artifact store does not answer at the moment. Please try again.");
  }

  private static String codeOf(SdkServiceException refusal) {
    return refusal instanceof S3Exception s3 && s3.awsErrorDetails() != null
        ? String.valueOf(s3.awsErrorDetails().errorCode())
        : "";
  }
}
