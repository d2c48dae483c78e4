package io.modelkeep.config;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * The settings that are Modelkeep's own: {@code MODELKEEP_*} variables or {@code modelkeep.*}
 * properties. Defaults stand in {@code application.properties}, next to those of Quarkus.
 */
@ConfigMapping(prefix = "modelkeep")
public interface ModelkeepConfig {
  /** Folder of the embedded PostgreSQL and of local artifacts. Relative to the working folder. */
  Path dataDir();

  /**
   * URI below which new experiments get their artifact location, for example {@code
   * mlflow-artifacts:/}, {@code s3://bucket/prefix} or a folder. Clients read and write there.
   */
  String artifactsRoot();

  /** Where the artifact proxy keeps its bytes: a folder or {@code s3://bucket/prefix}. */
  String artifactsDestination();

  /** Accepted ways to authenticate; {@link AuthMode#NONE} only alone. */
  Set<AuthMode> auth();

  /**
   * Whether a server without authentication may listen on addresses that other machines reach.
   * Refused unless set, because such a server lets everybody change every model.
   */
  boolean allowAnonymous();

  /**
   * Path below which everything is served, {@code /mlflow}; empty: at the root. Begins with a slash
   * and ends in none.
   */
  Optional<String> staticPrefix();
}
