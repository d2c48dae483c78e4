package io.modelkeep.http;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * The names under which a browser may have found this server: a page of another host that makes its
 * own name point here (DNS rebinding) sends that name.
 *
 * <p>Source: MLflow {@code server/security_utils.py}. {@code MLFLOW_SERVER_ALLOWED_HOSTS} is a list
 * with commas and stars of what the {@code Host} header may be, port included; absent: this machine
 * and private addresses. Unlike there, a private address is one: {@code 10.example.com} is not.
 */
@Singleton
class AllowedHosts {
  private static final List<Pattern> THIS_MACHINE_AND_PRIVATE =
      List.of(
          Pattern.compile("(localhost|127\\.0\\.0\\.1|\\[::1]|0\\.0\\.0\\.0)(:.*)?"),
          Pattern.compile("(10|192\\.168|172\\.(1[6-9]|2\\d|3[01]))(\\.\\d{1,3}){2,3}(:\\d+)?"),
          Pattern.compile("\\[?f[cd]00:[0-9a-fA-F:]*]?(:\\d+)?"));

  private final List<Pattern> allowed;

  AllowedHosts(@ConfigProperty(name = "MLFLOW_SERVER_ALLOWED_HOSTS") Optional<String> hosts) {
    allowed = hosts.map(StarPattern::ofList).orElse(THIS_MACHINE_AND_PRIVATE);
  }

  /**
   * @param host the header as it was sent
   */
  boolean include(@Nullable String host) {
    if (host == null) {
      return false;
    }
    for (Pattern pattern : allowed) {
      if (pattern.matcher(host).matches()) {
        return true;
      }
    }
    return false;
  }
}
