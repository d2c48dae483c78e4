package io.modelkeep.uri;

import io.modelkeep.error.MlflowException;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Refuses locations that would make somebody connect to a host of the caller's choice.
 *
 * <p>Source: MLflow {@code store/artifact/host_policy.py}. Schemes can be allowed by {@code
 * MLFLOW_ALLOWED_HOST_ADDRESSED_ARTIFACT_SCHEMES}, a list with commas.
 */
@Singleton
public class HostPolicy {
  private static final Set<String> HOST_ADDRESSED_SCHEMES =
      Set.of(
          "ftp",
          "sftp",
          "hdfs",
          "viewfs",
          "http",
          "https",
          "mlflow-artifacts",
          "r2",
          "b2",
          "abfss");

  private final Set<String> allowedSchemes;

  HostPolicy(
      @ConfigProperty(name = "MLFLOW_ALLOWED_HOST_ADDRESSED_ARTIFACT_SCHEMES")
          Optional<List<String>> allowedSchemes) {
    this.allowedSchemes =
        Set.copyOf(
            allowedSchemes.orElse(List.of()).stream()
                .map(scheme -> scheme.strip().toLowerCase(Locale.ROOT))
                .toList());
  }

  /**
   * @param field the request field the location came in, for the message
   */
  public void check(String location, String field) {
    LooseUri uri = LooseUri.parse(location);
    // A path without a host is resolved against this server itself.
    boolean isOwn = uri.scheme().equals("mlflow-artifacts") && uri.authority().isEmpty();
    if (isOwn
        || !HOST_ADDRESSED_SCHEMES.contains(uri.scheme())
        || allowedSchemes.contains(uri.scheme())) {
      return;
    }
    throw MlflowException.invalidParameter(
        ("'%s' cannot use the '%s' scheme: the '%s' scheme addresses a host other than the"
                + " tracking server's configured artifact storage, so the server would connect to"
                + " the host named in the URI. Set the"
                + " MLFLOW_ALLOWED_HOST_ADDRESSED_ARTIFACT_SCHEMES environment variable on the"
                + " server to allow it.")
            .formatted(field, uri.scheme(), uri.scheme()));
  }
}
