package io.modelkeep;

import io.quarkus.runtime.ApplicationLifecycleManager;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The program. Everything that can be wrong with the machine or the settings is found before
 * Quarkus starts, so that an operator reads one line and not a stack.
 */
@QuarkusMain
public final class Modelkeep {
  private static final Logger LOG = Logger.getLogger(Modelkeep.class);
  private static final int SUCCESS = 0;
  private static final int FAILURE = 1;

  public static void main(String... args) {
    if (args.length == 0) {
      start(
          () -> {
            IdleMemory.giveBack();
            Startup.prepare();
          },
          null);
      return;
    }
    int exitCode =
        Commands.execute(args, () -> start(Startup::prepareCommand, GarbageCommand.class, args));
    if (exitCode != SUCCESS) {
      System.exit(exitCode);
    }
  }

  /** Runs the application until it ends: the server, or the command that stands in its place. */
  private static void start(
      Runnable preparation, @Nullable Class<? extends QuarkusApplication> command, String... args) {
    try {
      preparation.run();
    } catch (RuntimeException e) {
      exit(FAILURE, e);
      return;
    }
    Quarkus.run(command, Modelkeep::exit, args);
  }

  private static void exit(int exitCode, @Nullable Throwable failure) {
    if (failure != null) {
      System.err.println("modelkeep: " + StartupFailure.describe(failure));
      LOG.debug("The start failed", failure);
    }
    ApplicationLifecycleManager.getDefaultExitCodeHandler().accept(exitCode, failure);
  }
}
