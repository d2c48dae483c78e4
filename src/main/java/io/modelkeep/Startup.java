package io.modelkeep;

import io.modelkeep.config.ModelkeepConfig;
import io.modelkeep.config.StartupException;
import io.modelkeep.db.DatabaseCheck;
import io.modelkeep.db.EmbeddedDatabase;
import io.modelkeep.db.RunningDatabase;
import io.modelkeep.http.ListenAddressCheck;
import io.modelkeep.http.StaticPrefix;
import io.quarkus.runtime.Application;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.configuration.ConfigUtils;
import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.SmallRyeConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;

/** What happens before Quarkus: settings are checked, and a database is there. */
final class Startup {
  private static final String JDBC_URL = "quarkus.datasource.jdbc.url";
  private static final String USERNAME = "quarkus.datasource.username";
  private static final String PASSWORD = "quarkus.datasource.password";

  /** Sessions beside those of the pool: PostgreSQL's reserve, migrations and an operator's psql. */
  private static final int SPARE_CONNECTIONS = 8;

  static final String EVENT_LOOPS = "quarkus.vertx.event-loops-pool-size";

  private static final int MAX_PORT = 65_535;

  private Startup() {}

  /**
   * @throws StartupException when the server could not work
   */
  static void prepare() {
    SmallRyeConfig config = readConfig();
    ModelkeepConfig modelkeep = config.getConfigMapping(ModelkeepConfig.class);
    modelkeep.staticPrefix().ifPresent(StaticPrefix::require);
    // Development mode keeps the port open while it starts the application anew.
    if (LaunchMode.current() == LaunchMode.NORMAL) {
      String host = config.getValue("quarkus.http.host", String.class);
      ListenAddressCheck.requireProtected(host, modelkeep);
      ListenAddressCheck.requireFree(host, port(config));
    }
    limitEventLoops(config);
    prepareDatabase(config, modelkeep);
  }

  /**
   * A thread for connections per processor: they wait for nothing, so more of them only take turns.
   * Quarkus starts twice as many.
   */
  static void limitEventLoops(SmallRyeConfig config) {
    if (config.getOptionalValue(EVENT_LOOPS, Integer.class).isEmpty()) {
      int processors = Runtime.getRuntime().availableProcessors();
      System.setProperty(EVENT_LOOPS, Integer.toString(processors));
    }
  }

  /**
   * Prepares for a command: nothing listens, nothing is done by itself, and what is printed is the
   * command's. It may work beside a server.
   *
   * @throws StartupException when the command could not work
   */
  static void prepareCommand() {
    SmallRyeConfig config = readConfig();
    ModelkeepConfig modelkeep = config.getConfigMapping(ModelkeepConfig.class);
    System.setProperty("quarkus.http.host-enabled", "false");
    System.setProperty("quarkus.scheduler.enabled", "false");
    System.setProperty("quarkus.log.console.stderr", "true");
    System.setProperty("quarkus.log.console.level", "WARN");
    Optional<RunningDatabase> running =
        config.getOptionalValue(JDBC_URL, String.class).isPresent()
            ? Optional.empty()
            : RunningDatabase.find(databaseFolder(modelkeep));
    if (running.isPresent()) {
      useEmbedded(running.get().jdbcUrl(), running.get().password());
    } else {
      prepareDatabase(config, modelkeep);
    }
  }

  private static Path databaseFolder(ModelkeepConfig modelkeep) {
    return modelkeep.dataDir().resolve("postgres");
  }

  /** The sources Quarkus will read, before it does. */
  private static SmallRyeConfig readConfig() {
    try {
      return ConfigUtils.configBuilder().withMapping(ModelkeepConfig.class).build();
    } catch (ConfigValidationException e) {
      throw new StartupException(withoutInternals(e.getProblem(0).getMessage()), e);
    }
  }

  /** Leaves out the exceptions and message numbers that stand before the parts of a problem. */
  private static String withoutInternals(String problem) {
    return problem
        .replaceAll("(\\w+\\.)+\\w+Exception: |SRCFG\\d+: ", "")
        .replace("threw an Exception whilst being converted", "cannot be used:");
  }

  private static int port(SmallRyeConfig config) {
    String value = config.getRawValue("quarkus.http.port");
    if (!value.matches("\\d{1,5}") || Integer.parseInt(value) > MAX_PORT) {
      throw new StartupException("QUARKUS_HTTP_PORT: not a port number: " + value);
    }
    return Integer.parseInt(value);
  }

  private static void prepareDatabase(SmallRyeConfig config, ModelkeepConfig modelkeep) {
    var url = config.getOptionalValue(JDBC_URL, String.class);
    if (url.isPresent()) {
      DatabaseCheck.requireReachable(
          url.get(),
          config.getOptionalValue(USERNAME, String.class).orElse(""),
          config.getOptionalValue(PASSWORD, String.class).orElse(""));
      return;
    }
    int poolSize = config.getValue("quarkus.datasource.jdbc.max-size", Integer.class);
    EmbeddedDatabase database =
        EmbeddedDatabase.start(databaseFolder(modelkeep), poolSize + SPARE_CONNECTIONS);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stopLast(database), "stop-postgres"));
    useEmbedded(database.jdbcUrl(), database.password());
  }

  private static void useEmbedded(String jdbcUrl, String password) {
    // Properties of the process, because development mode makes the configuration anew with each
    // start of the application and must find the database of the first.
    System.setProperty(JDBC_URL, jdbcUrl);
    System.setProperty(USERNAME, EmbeddedDatabase.USERNAME);
    System.setProperty(PASSWORD, password);
  }

  /** Hooks run side by side: requests that are being answered keep their database to the end. */
  private static void stopLast(EmbeddedDatabase database) {
    Application application = Application.currentApplication();
    if (application != null) {
      application.awaitShutdown();
    }
    try {
      database.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
