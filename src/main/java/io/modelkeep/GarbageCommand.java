package io.modelkeep;

import io.modelkeep.error.MlflowException;
import io.modelkeep.tracking.gc.Age;
import io.modelkeep.tracking.gc.GarbageRequest;
import io.modelkeep.tracking.gc.GarbageService;
import io.modelkeep.tracking.gc.GarbageSummary;
import io.quarkus.arc.Unremovable;
import io.quarkus.runtime.QuarkusApplication;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.jboss.logging.Logger;
import picocli.CommandLine.ParseResult;

/** The command {@code gc}, in the place of the server. */
@ApplicationScoped
@Unremovable
class GarbageCommand implements QuarkusApplication {
  private static final Logger LOG = Logger.getLogger(GarbageCommand.class);
  private static final int OK = 0;
  private static final int FAILURE = 1;

  private final GarbageService garbage;

  GarbageCommand(GarbageService garbage) {
    this.garbage = garbage;
  }

  @Override
  public int run(String... words) {
    try {
      GarbageSummary summary = garbage.collect(request(Commands.parse(words)), System.out::println);
      System.out.println(summary);
      return summary.failed() == 0 ? OK : FAILURE;
    } catch (MlflowException refusal) {
      System.err.println("modelkeep: " + refusal.getMessage());
      return FAILURE;
    } catch (RuntimeException failure) {
      LOG.error("The collection broke off", failure);
      System.err.println("modelkeep: the collection broke off: the next one goes on");
      return FAILURE;
    }
  }

  private static GarbageRequest request(ParseResult options) {
    String olderThan = options.matchedOptionValue(Commands.OLDER_THAN, (String) null);
    return new GarbageRequest(
        olderThan == null ? Duration.ZERO : Age.parse(olderThan),
        Commands.list(options, Commands.RUN_IDS),
        Commands.list(options, Commands.EXPERIMENT_IDS),
        Commands.list(options, Commands.LOGGED_MODEL_IDS),
        options.hasMatchedOption(Commands.DRY_RUN));
  }
}
