package io.modelkeep.error;

import org.jspecify.annotations.Nullable;

/**
 * The {@code error_class} and {@code sqlstate} an error carries beside its code since MLflow 3.
 *
 * <p>Source: MLflow {@code error_classification.py}, the client side mappings: the server raises
 * through the same class as the client, so its answers carry the client's names and states.
 */
public enum Classification {
  /** Codes MLflow does not file: both fields are left out. */
  NONE(null, null),
  /** Of an unknown attribute in an order of logged models, and nowhere else in the server. */
  ATTRIBUTE_NOT_FOUND("ATTRIBUTE_NOT_FOUND", "KAM04"),
  INTERNAL_ERROR("CLIENT_INTERNAL_ERROR", "XXM00"),
  INVALID_PARAMETER_VALUE("INVALID_PARAMETER_VALUE", "KAM00"),
  PERMISSION_DENIED("PERMISSION_DENIED", "KAM00"),
  RESOURCE_ALREADY_EXISTS("RESOURCE_ALREADY_EXISTS", "KAM00"),
  RESOURCE_NOT_FOUND("RESOURCE_NOT_FOUND", "KAM00");

  private final @Nullable String errorClass;
  private final @Nullable String sqlState;

  Classification(@Nullable String errorClass, @Nullable String sqlState) {
    this.errorClass = errorClass;
    this.sqlState = sqlState;
  }

  public @Nullable String errorClass() {
    return errorClass;
  }

  public @Nullable String sqlState() {
    return sqlState;
  }
}
