package io.modelkeep.tracking.experiment;

import io.modelkeep.config.ModelkeepConfig;
import io.modelkeep.error.MlflowException;
import io.modelkeep.uri.HostPolicy;
import io.modelkeep.uri.LocationPaths;
import io.modelkeep.uri.LooseUri;
import io.modelkeep.wire.TextRules;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where experiments keep the artifacts of their runs.
 *
 * <p>Source: MLflow {@code server/handlers.py}, {@code _validate_storage_location_uri}, and {@code
 * utils/uri.py}, {@code resolve_uri_if_local}.
 */
@ApplicationScoped
class ExperimentLocation {
  private static final int MAX_LENGTH = 2048;

  /** Schemes whose last part may end in parameters after a semicolon. */
  private static final Set<String> SCHEMES_WITH_PARAMS =
      Set.of("", "ftp", "http", "https", "sftp", "mms", "rtsp", "rtspu", "sip", "sips", "tel");

  private final HostPolicy hostPolicy;
  private final ModelkeepConfig config;

  ExperimentLocation(HostPolicy hostPolicy, ModelkeepConfig config) {
    this.hostPolicy = hostPolicy;
    this.config = config;
  }

  /** The location of an experiment that was given none. */
  String ofNew(long experimentId) {
    return LocationPaths.append(config.artifactsRoot(), Long.toString(experimentId));
  }

  String of(long experimentId, @Nullable String stored) {
    return stored == null ? ofNew(experimentId) : stored;
  }

  void check(String location) {
    LooseUri uri = LooseUri.parse(location);
    String lastPart = uri.path().substring(uri.path().lastIndexOf('/') + 1);
    boolean hasParams = SCHEMES_WITH_PARAMS.contains(uri.scheme()) && lastPart.contains(";");
    int fragment = location.indexOf('#');
    if (hasParams || (fragment >= 0 && fragment < location.length() - 1)) {
      throw MlflowException.invalidParameter(
          "'artifact_location' URL can't include fragments or params.");
    }
    int query = location.indexOf('?');
    if (query >= 0 && LooseUri.decodeWholly(location.substring(query + 1)).contains("..")) {
      throw MlflowException.invalidParameter("Invalid query string");
    }
    hostPolicy.check(location, "artifact_location");
    if (location.startsWith("runs:")) {
      throw MlflowException.invalidParameter(
          "Artifact location cannot be a runs:/ URI. Given: '%s'".formatted(location));
    }
    checkLength(location);
  }

  /** The location with a relative path made absolute; no longer than can be kept. */
  String resolve(String location) {
    LooseUri uri = LooseUri.parse(location);
    String resolved = location;
    if (uri.scheme().isEmpty() && !location.startsWith("/")) {
      resolved = Path.of("").toAbsolutePath().resolve(location).toString();
    } else if (uri.scheme().equals("file") && !uri.path().startsWith("/")) {
      resolved = "file://" + Path.of("").toAbsolutePath().resolve(uri.path());
    }
    checkLength(resolved);
    return resolved;
  }

  private static void checkLength(String location) {
    if (TextRules.lengthOf(location) > MAX_LENGTH) {
      throw MlflowException.invalidParameter(
          ("Invalid artifact path length. The length of the artifact path cannot be greater than"
                  + " %d characters. To configure this limit, please set the"
                  + " MLFLOW_ARTIFACT_LOCATION_MAX_LENGTH environment variable.")
              .formatted(MAX_LENGTH));
    }
  }
}
