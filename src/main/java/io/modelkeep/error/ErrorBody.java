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
    Classification classification = code.classification();
    return new ErrorBody(
        code.name(), message, classification.sqlState(), classification.errorClass());
  }
}
