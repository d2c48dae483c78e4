package io.modelkeep.db;

import io.modelkeep.config.StartupException;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.util.ArchUtils;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/**
 * The PostgreSQL of a server that was given none. Listens on loopback, asks for a password, and
 * keeps everything (program, cluster, password, log) in one folder that survives restarts.
 */
public final class EmbeddedDatabase implements Closeable {
  public static final String USERNAME = "postgres";

  private static final String LOOPBACK = "127.0.0.1";

  /** Crash recovery of a busy server may take longer than a plain start's second. */
  private static final Duration START_TIMEOUT = Duration.ofSeconds(60);

  private final DatabaseFolder folder;
  private final EmbeddedPostgres postgres;
  private final String password;

  private EmbeddedDatabase(DatabaseFolder folder, EmbeddedPostgres postgres, String password) {
    this.folder = folder;
    this.postgres = postgres;
    this.password = password;
  }

  /**
   * Starts PostgreSQL on the cluster in a folder, creating both where they are missing.
   *
   * @param maxConnections how many sessions the server may hold open at a time
   * @throws StartupException when the folder cannot be used or PostgreSQL does not start
   */
  public static EmbeddedDatabase start(Path root, int maxConnections) {
    Path path = root.toAbsolutePath().normalize();
    DatabaseFolder folder = DatabaseFolder.open(path);
    try {
      LeftoverPostmaster.stop(folder);
      Files.deleteIfExists(folder.log());
      return start(folder, maxConnections);
    } catch (IOException | IllegalStateException e) {
      throw new StartupException(
          "the embedded PostgreSQL did not start, see " + folder.log() + ": " + e.getMessage(), e);
    }
  }

  public String jdbcUrl() {
    return jdbcUrl(Integer.toString(postgres.getPort()));
  }

  static String jdbcUrl(String port) {
    return "jdbc:postgresql://" + LOOPBACK + ":" + port + "/postgres";
  }

  public String password() {
    return password;
  }

  /** Ends all sessions and stops PostgreSQL; committed work stays. */
  @Override
  public void close() throws IOException {
    postgres.close();
    folder.close();
  }

  private static EmbeddedDatabase start(DatabaseFolder folder, int maxConnections)
      throws IOException {
    // Read by the library when its builder is made; else it would work in the system's temporary
    // folder, which other users write to.
    System.setProperty("ot.epg.working-dir", folder.binaries().toString());
    EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder();
    String known = folder.password();
    String password = known == null ? folder.prepareCluster() : known;
    if (known == null) {
      configureCreation(builder, folder);
    }
    configureServer(builder, maxConnections);
    EmbeddedPostgres postgres =
        builder
            .setPgBinaryResolver(EmbeddedDatabase::binaries)
            .setDataDirectory(folder.cluster())
            .setCleanDataDirectory(false)
            .setRegisterShutdownHook(false)
            .setConnectConfig("password", password)
            .setPGStartupWait(START_TIMEOUT)
            .setOutputRedirector(Redirect.appendTo(folder.log().toFile()))
            .setErrorRedirector(Redirect.appendTo(folder.log().toFile()))
            .start();
    if (known == null) {
      folder.completeCluster();
    }
    return new EmbeddedDatabase(folder, postgres, password);
  }

  /** Options of initdb; the library passes "locale" options on as they are. */
  private static void configureCreation(EmbeddedPostgres.Builder builder, DatabaseFolder folder) {
    builder
        // A password, where the library's choice would let every local user in as superuser.
        .setLocaleConfig("auth", "scram-sha-256")
        .setLocaleConfig("pwfile", folder.newPasswordFile().toString())
        // Code point order and Unicode case on every machine, whatever locales it has.
        .setLocaleConfig("locale", "C")
        .setLocaleConfig("locale-provider", "builtin")
        .setLocaleConfig("builtin-locale", "C.UTF-8");
  }

  private static void configureServer(EmbeddedPostgres.Builder builder, int maxConnections) {
    builder
        .setServerConfig("listen_addresses", LOOPBACK)
        .setServerConfig("unix_socket_directories", "")
        .setServerConfig("max_connections", Integer.toString(maxConnections))
        // The library switches both off, being made for tests: committed must mean kept.
        .setServerConfig("fsync", "on")
        .setServerConfig("synchronous_commit", "on")
        // Small, and fitting for short statements.
        .setServerConfig("shared_buffers", "64MB")
        .setServerConfig("io_method", "sync")
        .setServerConfig("jit", "off")
        // Starts, stops and what is fatal; no statements, for these carry users' values.
        .setServerConfig("log_min_messages", "log")
        .setServerConfig("log_min_error_statement", "panic")
        .setServerConfig("log_checkpoints", "off");
  }

  private static InputStream binaries(String system, String machine) {
    String name = "postgres-" + system + "-" + ArchUtils.normalize(machine) + ".txz";
    InputStream binaries =
        EmbeddedDatabase.class.getResourceAsStream("/" + name.toLowerCase(Locale.ROOT));
    if (binaries == null) {
      throw new StartupException(
          "there is no embedded PostgreSQL for "
              + system
              + " on "
              + machine
              + ": set QUARKUS_DATASOURCE_JDBC_URL");
    }
    return binaries;
  }
}
