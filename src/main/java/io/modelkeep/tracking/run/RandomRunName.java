package io.modelkeep.tracking.run;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Names for runs and logged models that were given none: three parts that people can say, as MLflow
 * makes them.
 */
@ApplicationScoped
public class RandomRunName {
  private static final int MAX_NUMBER = 1000;

  private static final List<String> MOODS =
      List.of(
          "able", "agile", "ample", "bold", "brave", "bright", "brisk", "calm", "clean", "clever",
          "cosy", "crisp", "deft", "eager", "early", "fair", "fine", "fleet", "fond", "fresh",
          "gentle", "glad", "grand", "happy", "hardy", "jolly", "keen", "kind", "light", "lively",
          "lucid", "lucky", "mellow", "merry", "mild", "neat", "noble", "polite", "proud", "quick",
          "quiet", "rapid", "ready", "serene", "sharp", "smart", "smooth", "snug", "solid", "spry",
          "steady", "sunny", "swift", "tidy", "upbeat", "vivid", "warm", "wise", "witty", "zesty");

  private static final List<String> THINGS =
      List.of(
          "acorn", "anchor", "arrow", "aspen", "badger", "beacon", "birch", "brook", "canyon",
          "cedar", "clover", "comet", "condor", "coral", "crane", "delta", "dune", "ember",
          "falcon", "fern", "finch", "fjord", "fox", "glade", "harbor", "hawk", "heron", "hill",
          "iris", "island", "jay", "lark", "lemur", "lily", "lynx", "maple", "marten", "meadow",
          "moon", "moss", "oak", "orca", "otter", "owl", "panda", "pearl", "pine", "puffin",
          "quartz", "raven", "reef", "robin", "rowan", "seal", "sparrow", "stork", "swan", "tern",
          "thyme", "willow");

  public String next() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    return MOODS.get(random.nextInt(MOODS.size()))
        + "-"
        + THINGS.get(random.nextInt(THINGS.size()))
        + "-"
        + random.nextInt(MAX_NUMBER + 1);
  }
}
