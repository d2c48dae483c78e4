package io.modelkeep.artifacts.http;

import io.modelkeep.error.MlflowException;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Objects;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * How long a signed URL works.
 *
 * <p>Source: MLflow {@code server/handlers.py}, {@code _create_presigned_upload_url} and {@code
 * _create_presigned_download_url}; downloads by default {@code
 * MLFLOW_PRESIGNED_DOWNLOAD_URL_TTL_SECONDS}.
 */
@Singleton
public class PresignedValidity {
  private static final long UPLOAD_SECONDS = 900;

  /** Seven days: what S3 takes. */
  private static final long MAX_SECONDS = 604_800;

  private final long downloadSeconds;

  PresignedValidity(
      @ConfigProperty(name = "MLFLOW_PRESIGNED_DOWNLOAD_URL_TTL_SECONDS", defaultValue = "300")
          long downloadSeconds) {
    this.downloadSeconds = downloadSeconds;
  }

  Duration ofUpload(@Nullable Long requestedSeconds) {
    return checked(Objects.requireNonNullElse(requestedSeconds, UPLOAD_SECONDS));
  }

  Duration ofDownload(@Nullable Long requestedSeconds) {
    return checked(Objects.requireNonNullElse(requestedSeconds, downloadSeconds));
  }

  private static Duration checked(long seconds) {
    if (seconds < 1 || seconds > MAX_SECONDS) {
      throw MlflowException.invalidParameter(
          "expiration must be between 1 and %d seconds (got %d).".formatted(MAX_SECONDS, seconds));
    }
    return Duration.ofSeconds(seconds);
  }
}
