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

  /**
   * Whether clients may be handed presigned URLs, by which they reach the bucket themselves. Off
   * where they cannot: newer clients then send everything through the server.
   */
  boolean artifactsPresigned();

  /** Accepted ways to authenticate; {@link AuthMode#NONE} only alone. */
  Set<AuthMode> auth();

  /**
   * Whether a server without authentication may listen on addresses that other machines reach.
   * Refused unless set, because such a server lets everybody change every model.
   */
  boolean allowAnonymous();

  /** Whether versions are sealed when they are registered, where their model does not say. */
  boolean sealVersions();

  /** When the server collects garbage by itself. */
  GarbageCollection gc();

  interface GarbageCollection {
    /** How often, {@code 24h}; {@code off} for never. */
    String every();

    /**
     * How long ago something must have been deleted to be collected: {@code 30d}, {@code 2d12h}.
     */
    String olderThan();
  }

  /**
   * Path below which everything is served, {@code /mlflow}; empty: at the root. Begins with a slash
   * and ends in none.
   */
  Optional<String> staticPrefix();
}
