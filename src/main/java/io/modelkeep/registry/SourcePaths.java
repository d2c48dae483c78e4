package io.modelkeep.registry;

import io.modelkeep.error.MlflowException;
import io.modelkeep.uri.LooseUri;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * The shapes of a model version's source, and the refusal of those that could reach out of their
 * place: the subject of several advisories against MLflow.
 *
 * <p>Source: MLflow {@code server/handlers.py}, {@code
 * _validate_non_local_source_contains_relative_paths} and {@code utils/uri.py}.
 */
final class SourcePaths {
  private static final List<String> PROXY_ROUTE =
      List.of("api", "2.0", "mlflow-artifacts", "artifacts");

  private SourcePaths() {}

  /** Whether the source is a path or {@code file:} URI on the server's own disk. */
  static boolean isLocal(String source) {
    LooseUri uri = LooseUri.parse(source);
    if (uri.scheme().equals("file") && !uri.host().isEmpty() && !isThisHost(uri.host())) {
      throw MlflowException.invalidParameter(
          ("%s is not a valid remote uri. For remote access on windows, please consider using a"
                  + " different scheme such as SMB (e.g. smb://<hostname>/<path>).")
              .formatted(source));
    }
    return uri.scheme().isEmpty() || uri.scheme().equals("file");
  }

  /** Whether one local path lies in or below another; links are not followed. */
  static boolean isLocalPathWithin(String source, String root) {
    return isLocal(root)
        && !LooseUri.decodeWholly(source).contains("\0")
        && localPath(source).startsWith(localPath(root));
  }

  /** Whether the source names files behind a server's artifact proxy. */
  static boolean isProxied(String source) {
    LooseUri uri = LooseUri.parse(source);
    return uri.scheme().equals("mlflow-artifacts")
        || ((uri.scheme().equals("http") || uri.scheme().equals("https"))
            && Collections.indexOfSubList(uri.decodedParts(), PROXY_ROUTE) >= 0);
  }

  /** Refuses remote sources that are not absolute and plain, in any encoding. */
  static void checkIsPlain(String source) {
    String decoded = decodeWithPlus(source);
    String path = LooseUri.parse(decoded).path().replaceAll("/+$", "").replaceAll("/+", "/");
    boolean climbs = Arrays.asList(decoded.split("/")).contains("..");
    boolean isAbsolute = path.startsWith("/");
    boolean hasDots = Arrays.asList(path.split("/")).contains(".");
    if (path.indexOf('\0') >= 0 || climbs || !isAbsolute || hasDots) {
      throw MlflowException.invalidParameter(
          ("Invalid model version source: '%s'. If supplying a source as an http, https, local"
                  + " file path, ftp, objectstore, or mlflow-artifacts uri, an absolute path must"
                  + " be provided without relative path references present. Please provide an"
                  + " absolute path.")
              .formatted(source));
    }
  }

  private static Path localPath(String uri) {
    return Path.of(LooseUri.decodeWholly(LooseUri.parse(uri).path())).toAbsolutePath().normalize();
  }

  private static String decodeWithPlus(String source) {
    String decoded = LooseUri.decodeWholly(source.replace('+', ' '));
    return decoded.equals(source) ? source : decodeWithPlus(decoded);
  }

  private static boolean isThisHost(String host) {
    return host.equals(".") || host.startsWith("localhost") || host.startsWith("127.0.0.1");
  }
}
