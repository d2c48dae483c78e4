package io.modelkeep.error;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** The body of every failure. Source: MLflow {@code exceptions.py}, {@code serialize_as_json}. */
public record ErrorBody(
    @JsonProperty("error_code") String errorCode,
    String message,
    @Nullable String sqlstate,
    @JsonProperty("error_class") @Nullable String errorClass) {

  static ErrorBody of(ErrorCode code, String message) {
    return of(code, code.classification(), message);
  }

  static ErrorBody of(MlflowException failure) {
    return of(failure.code(), failure.classification(), failure.getMessage());
  }

  private static ErrorBody of(ErrorCode code, Classification classification, String message) {
    return new ErrorBody(
        code.name(), message, classification.sqlState(), classification.errorClass());
  }
}
