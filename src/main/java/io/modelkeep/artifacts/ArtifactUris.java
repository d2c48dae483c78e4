package io.modelkeep.artifacts;

import io.modelkeep.artifacts.store.ArtifactPath;
import io.modelkeep.error.MlflowException;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds what an artifact URI of a run, a logged model or a version stands for.
 *
 * <p>The host of a proxied URI is not compared: the server may be known by many names, and what it
 * handed out it takes back. Source: MLflow {@code server/handlers.py}, {@code
 * _get_proxied_run_artifact_destination_path}.
 */
@Singleton
public class ArtifactUris {
  private static final Pattern PROXIED =
      Pattern.compile(
          "(?:mlflow-artifacts:(?://[^/]*)?|https?://.*?/api/2\\.0/mlflow-artifacts/artifacts/)/*(.*)");

  private static final Pattern LOCAL =
      Pattern.compile("(?:file:(?://(?:localhost)?(?=/))?)?(?<path>/.*)");

  private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:.*");

  /** A URL's query and fragment have no meaning for artifacts; they only confuse who reads it. */
  private static final Pattern QUERY_OR_FRAGMENT = Pattern.compile("[?#]");

  private final ArtifactStores stores;

  ArtifactUris(ArtifactStores stores) {
    this.stores = stores;
  }

  /**
   * The file or folder an artifact URI stands for.
   *
   * @throws MlflowException {@code INVALID_PARAMETER_VALUE} if this server does not serve it
   */
  ArtifactLocation locate(String uri) {
    if (QUERY_OR_FRAGMENT.matcher(uri).find()) {
      throw ArtifactPath.invalid();
    }
    Matcher proxied = PROXIED.matcher(uri);
    if (proxied.matches()) {
      return new ArtifactLocation(stores.destination(), ArtifactPath.of(proxied.group(1)));
    }
    for (ArtifactRoot root : stores.roots()) {
      Optional<ArtifactPath> found = root.find(uri);
      if (found.isPresent()) {
        return new ArtifactLocation(root.store(), found.get());
      }
    }
    throw notServed(uri);
  }

  /** The path of a URI or path that leads to a file system; empty for any other. */
  static Optional<String> localPath(String uri) {
    Matcher local = LOCAL.matcher(uri);
    if (local.matches()) {
      return Optional.of(local.group("path"));
    }
    return SCHEME.matcher(uri).matches() ? Optional.empty() : Optional.of(uri);
  }

  private static MlflowException notServed(String uri) {
    return MlflowException.invalidParameter(
        "The artifacts at '%s' are not served by this server".formatted(uri));
  }
}
