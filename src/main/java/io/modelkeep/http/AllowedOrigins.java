package io.modelkeep.http;

import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * The other sites whose pages may call this server.
 *
 * <p>Source: MLflow {@code server/security_utils.py}. {@code MLFLOW_SERVER_CORS_ALLOWED_ORIGINS} is
 * a list with commas and stars; pages of this machine are always allowed.
 */
@Singleton
class AllowedOrigins {
  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final Set<String> CHANGES = Set.of("POST", "PUT", "DELETE", "PATCH");
  private static final Pattern READERS_OF_THIS_MACHINE =
      Pattern.compile("http://(localhost|127\\.0\\.0\\.1|\\[::1])(:[0-9]+)?");
  private static final String ANY = "*";

  private final boolean any;
  private final List<Pattern> listed;

  AllowedOrigins(
      @ConfigProperty(name = "MLFLOW_SERVER_CORS_ALLOWED_ORIGINS") Optional<String> origins) {
    listed = origins.map(StarPattern::ofList).orElse(List.of());
    any = List.of(origins.orElse("").split("\\s*,\\s*")).contains(ANY);
  }

  /** Whether every site may call, which then gets no cookies of ours along. */
  boolean areAny() {
    return any;
  }

  /** Whether a page of this origin may read what is answered. */
  boolean mayRead(String origin) {
    return any || READERS_OF_THIS_MACHINE.matcher(origin).matches() || isListed(origin);
  }

  /** Whether a page of this origin asks for a change it must not make: no browser would stop it. */
  boolean mustNotChange(@Nullable String origin, String method) {
    return origin != null
        && !origin.isEmpty()
        && CHANGES.contains(method)
        && !any
        && !isThisMachine(origin)
        && !isListed(origin);
  }

  private boolean isListed(String origin) {
    return listed.stream().anyMatch(pattern -> pattern.matcher(origin).matches());
  }

  private static boolean isThisMachine(String origin) {
    try {
      @Nullable String host = URI.create(origin).getHost();
      return host != null && THIS_MACHINE.contains(host.toLowerCase(Locale.ROOT));
    } catch (IllegalArgumentException noUri) {
      return false;
    }
  }
}
