package io.modelkeep;

import io.quarkus.runtime.ApplicationLifecycleManager;
import io.quarkus.runtime.Quarkus;
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
  private static final int FAILURE = 1;

  public static void main(String... args) {
    try {
      IdleMemory.giveBack();
      Startup.prepare();
    } catch (RuntimeException e) {
      exit(FAILURE, e);
      return;
    }
    Quarkus.run(null, Modelkeep::exit, args);
  }

  private static void exit(int exitCode, @Nullable Throwable failure) {
    if (failure != null) {
      System.err.println("modelkeep: " + StartupFailure.describe(failure));
      LOG.debug("The start failed", failure);
    }
    ApplicationLifecycleManager.getDefaultExitCodeHandler().accept(exitCode, failure);
  }
}
