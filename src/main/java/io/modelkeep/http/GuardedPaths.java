package io.modelkeep.http;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;

/** Which checks a path needs. Source: MLflow {@code server/security_utils.py}. */
@Singleton
class GuardedPaths {
  /** Probes of a platform ask under whatever name it knows the server by. */
  private static final Set<String> HEALTH = Set.of("/health", "/version");

  private static final String QUARKUS_HEALTH = "/q/health";
  private static final List<String> API = List.of("/api/", "/ajax-api/");

  /** Notebooks show it in a frame. */
  private static final String EMBEDDED = "/static-files/lib/notebook-trace-renderer";

  private final StaticPrefix prefix;

  GuardedPaths(StaticPrefix prefix) {
    this.prefix = prefix;
  }

  boolean areAskedByProbes(String path) {
    return HEALTH.stream().anyMatch(known -> path.equals(prefix.value() + known))
        || path.equals(QUARKUS_HEALTH)
        || path.startsWith(QUARKUS_HEALTH + "/");
  }

  boolean areOfTheApi(String path) {
    return API.stream().anyMatch(root -> path.startsWith(prefix.value() + root))
        || PrefixFilter.isServedWithoutPrefix(path);
  }

  boolean areEmbedded(String path) {
    return path.startsWith(prefix.value() + EMBEDDED);
  }
}
